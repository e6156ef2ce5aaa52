import { Link, Text } from '@backstage/ui';
import { formatDay } from '@groundwork/plugin-status-react';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import type { DeliveryBaseline } from '../../answers';
import type { Baselines } from '../../deliveryApi';
import { useAddress } from '../../useAddress';
import { useSay } from '../../useSay';
import { Answered } from '../PageFrame';
import styles from './Baseline.module.css';
import { dayAfter, emptyDraft, todayIn, type Owner } from './draft';
import { nameFor, type FreezingProps } from './FreezeScreen';
import { MayNot } from './MayNot';
import { refOf, useBaselineHref } from './scope';
import { shownOf } from './shown';
import { TargetsForm } from './TargetsForm';
import { baselinesOf, useBaselines } from './useBaselines';
import { useLastDay } from './useLastDay';
import { useFreezing, type ToFreeze } from './useFreezing';
import { useToFreeze } from './useToFreeze';

/** Props of {@link TargetsScreen}. */
export interface TargetsScreenProps extends FreezingProps {
  /** Who is likely to answer for the targets. */
  readonly owner: Owner | undefined;
}

type FormProps = TargetsScreenProps &
  Pick<Parameters<typeof TargetsForm>[0], 'freezing' | 'submit'>;

function Title({
  title,
  why,
}: {
  readonly title: string;
  readonly why: string;
}) {
  const header = useRef<HTMLElement>(null);
  useEffect(() => {
    // The button that led here is gone, and the focus with it.
    if (document.activeElement === document.body) header.current?.focus();
  }, []);
  return (
    <header ref={header} tabIndex={-1} className={styles.answer}>
      <Text as="h2" variant="title-medium" weight="bold">
        {title}
      </Text>
      <Text as="p">{why}</Text>
    </header>
  );
}

/** Targets against what is frozen already. */
function OfFrozen({
  baseline,
  ...props
}: FormProps & { readonly baseline: DeliveryBaseline }) {
  const t = useSay();
  const href = useBaselineHref()(props.scope);
  return (
    <>
      <Title
        title={t('baseline.targets.titleOf', { name: baseline.name })}
        why={t('baseline.targets.again')}
      />
      <TargetsForm
        {...props}
        baseline={baseline}
        targeted={{
          metrics: baseline.metrics,
          targets: baseline.targets,
          owner: props.owner,
          today: todayIn(baseline.window.timeZone),
        }}
        back={`${href}?of=${baseline.hash}`}
      />
    </>
  );
}

/** Targets against what is frozen together with them. */
function OfNew({
  known,
  ...props
}: FormProps & { readonly known: readonly DeliveryBaseline[] }) {
  const { scope, draft, owner } = props;
  const t = useSay();
  const href = useBaselineHref()(scope);
  const { query: window } = useLastDay();
  const query = useToFreeze(scope);
  const already = known.find(({ name }) => name === draft.name);
  if (already)
    return (
      <Text as="p">
        {t('baseline.targets.already', { name: already.name })}{' '}
        <Link href={`${href}/targets?of=${already.hash}`}>
          {t('baseline.targets.setThem')}
        </Link>
      </Text>
    );
  return (
    <Answered
      query={query}
      label={t('delivery.reading')}
      failed={why => t('delivery.failed', { why })}
    >
      {({ numbers }) => {
        const { fromDay, toDay, timeZone } = numbers.window;
        return (
          <>
            <Title
              title={t('baseline.targets.title')}
              why={t('baseline.targets.why', {
                from: formatDay(Date.parse(fromDay)),
                to: formatDay(Date.parse(dayAfter(toDay, -1))),
              })}
            />
            <TargetsForm
              {...props}
              baseline={{
                scope: refOf(scope),
                name: draft.name ?? nameFor(numbers, known, t),
                from: fromDay,
                to: toDay,
                shown: shownOf(numbers),
              }}
              targeted={{
                metrics: numbers.metrics,
                targets: [],
                owner,
                today: todayIn(timeZone),
              }}
              back={`${href}/new?${window}`}
            />
          </>
        );
      }}
    </Answered>
  );
}

/** Which of the two it is: the address names what is frozen already. */
function Form({
  baselines,
  ...props
}: FormProps & { readonly baselines: Baselines }) {
  const t = useSay();
  const [of] = useAddress('of');
  const known = baselinesOf(baselines, props.scope);
  if (!baselines.mayFreeze) return <MayNot scope={props.scope} />;
  if (of === undefined) return <OfNew {...props} known={known} />;
  const baseline = known.find(({ hash }) => hash === of);
  return baseline ? (
    <OfFrozen {...props} baseline={baseline} />
  ) : (
    <Text as="p">{t('baseline.noSuch')}</Text>
  );
}

/** The second screen of freezing: what the metrics are to become, by when, and who answers for it. */
export function TargetsScreen(props: TargetsScreenProps) {
  const { scope, change } = props;
  const t = useSay();
  const navigate = useNavigate();
  const href = useBaselineHref()(scope);
  const freezing = useFreezing();
  const submit = (toFreeze: ToFreeze) =>
    freezing.mutate(toFreeze, {
      onSuccess: ({ hash, failures }) => {
        if (failures.size > 0) {
          navigate(`${href}/targets?of=${hash}`, { replace: true });
          return;
        }
        change(emptyDraft);
        navigate(`${href}?of=${hash}`, { replace: true });
      },
    });
  return (
    <Answered
      query={useBaselines(scope)}
      label={t('baseline.reading')}
      failed={why => t('baseline.failed', { why })}
    >
      {baselines => (
        <Form
          {...props}
          baselines={baselines}
          freezing={freezing}
          submit={submit}
        />
      )}
    </Answered>
  );
}
