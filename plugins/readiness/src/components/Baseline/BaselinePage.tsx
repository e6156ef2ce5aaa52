import { Button, ButtonLink, Flex, Text } from '@backstage/ui';
import { formatDay, Status } from '@groundwork/plugin-status-react';
import type { DeliveryBaseline, DeliveryProof } from '../../answers';
import type { Baselines, DeliveryScope } from '../../deliveryApi';
import { useAddress } from '../../useAddress';
import { useSay } from '../../useSay';
import { Answered, Part } from '../PageFrame';
import styles from './Baseline.module.css';
import { ComparedUpTo } from './ComparedUpTo';
import { dayAfter } from './draft';
import { FrozenFacts } from './FrozenFacts';
import { OtherBaselines, TargetHistory } from './Lists';
import { MayNot } from './MayNot';
import { ProofTable } from './ProofTable';
import { useBaselineHref } from './scope';
import { baselinesOf, useBaselinesBeside } from './useBaselines';
import { useProof } from './useProof';
import { answerOf } from './words';

function Buttons({
  proof: { baseline },
  mayFreeze,
  href,
}: {
  readonly proof: DeliveryProof;
  readonly mayFreeze: boolean;
  readonly href: string;
}) {
  const t = useSay();
  return (
    <Flex gap="3" className={styles.buttons ?? ''}>
      {mayFreeze ? (
        <>
          <ButtonLink
            variant="secondary"
            href={`${href}/targets?of=${baseline.hash}`}
          >
            {baseline.targets.length === 0
              ? t('baseline.setTargets')
              : t('baseline.changeTargets')}
          </ButtonLink>
          <ButtonLink variant="secondary" href={`${href}/new`}>
            {t('baseline.freezeAnother')}
          </ButtonLink>
        </>
      ) : null}
      <Button variant="tertiary" onPress={() => window.print()}>
        {t('verdict.print')}
      </Button>
    </Flex>
  );
}

function Compared({ proof }: { readonly proof: DeliveryProof }) {
  const t = useSay();
  const { baseline, after } = proof;
  const noTargets = baseline.targets.length === 0;
  return (
    <Part
      title={t('baseline.table.title')}
      note={
        after
          ? t('baseline.table.note', {
              days: String(after.window.days),
              from: formatDay(Date.parse(after.window.fromDay)),
              to: formatDay(Date.parse(dayAfter(after.window.toDay, -1))),
            })
          : undefined
      }
    >
      <ComparedUpTo proof={proof} />
      <ProofTable proof={proof} />
      {noTargets ? <Text as="p">{t('baseline.table.noTargets')}</Text> : null}
      {after && after.flags.length > 0 ? (
        <>
          <Text as="p">{t('baseline.table.flags')}</Text>
          <ul className={styles.flags}>
            {after.flags.map(sentence => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      ) : null}
    </Part>
  );
}

function Proof({
  proof,
  mayFreeze,
  scope,
}: {
  readonly proof: DeliveryProof;
  readonly mayFreeze: boolean;
  readonly scope: DeliveryScope;
}) {
  const t = useSay();
  const href = useBaselineHref()(scope);
  const { baseline } = proof;
  const { answer, beside } = answerOf(proof, t);
  return (
    <>
      <header className={styles.answer}>
        <Text as="p" color="secondary">
          {t('baseline.named', {
            name: baseline.name,
            day: formatDay(Date.parse(baseline.frozenAt)),
          })}
        </Text>
        <Text as="h2" variant="title-medium" weight="bold">
          {answer}
        </Text>
        {beside.map(sentence => (
          <Text key={sentence} as="p" variant="body-large">
            {sentence}
          </Text>
        ))}
        {baseline.isIntact ? null : (
          <Status outcome="fails">{t('baseline.others.changed')}</Status>
        )}
        <Buttons proof={proof} mayFreeze={mayFreeze} href={href} />
        {mayFreeze ? null : <MayNot scope={scope} />}
      </header>
      <Compared proof={proof} />
      <TargetHistory proof={proof} />
      <FrozenFacts baseline={baseline} />
    </>
  );
}

function NothingYet({
  mayFreeze,
  scope,
}: {
  readonly mayFreeze: boolean;
  readonly scope: DeliveryScope;
}) {
  const t = useSay();
  const href = useBaselineHref()(scope);
  return (
    <header className={styles.answer}>
      <Text as="h2" variant="title-medium" weight="bold">
        {t('baseline.none.title')}
      </Text>
      <Text as="p" variant="body-large">
        {t('baseline.none.why')}
      </Text>
      <Flex gap="3">
        <ButtonLink
          variant={mayFreeze ? 'primary' : 'secondary'}
          href={`${href}/new`}
        >
          {mayFreeze ? t('baseline.freeze') : t('baseline.look')}
        </ButtonLink>
      </Flex>
      {mayFreeze ? null : <MayNot scope={scope} />}
    </header>
  );
}

function One({
  baseline,
  mayFreeze,
  scope,
}: {
  readonly baseline: DeliveryBaseline;
  readonly mayFreeze: boolean;
  readonly scope: DeliveryScope;
}) {
  const t = useSay();
  const query = useProof(baseline);
  return (
    <Answered
      query={query}
      label={t('baseline.reading')}
      failed={why => t('baseline.failed', { why })}
    >
      {proof => (
        <div className={styles.page} aria-busy={query.isPlaceholderData}>
          <Proof proof={proof} mayFreeze={mayFreeze} scope={scope} />
        </div>
      )}
    </Answered>
  );
}

function Known({
  baselines,
  scope,
}: {
  readonly baselines: Baselines;
  readonly scope: DeliveryScope;
}) {
  const t = useSay();
  const [of] = useAddress('of');
  const { items, mayFreeze } = baselines;
  const own = baselinesOf(baselines, scope);
  const shown = of === undefined ? own[0] : own.find(({ hash }) => hash === of);
  return (
    <div className={styles.page}>
      {of !== undefined && !shown ? (
        <Text as="p">{t('baseline.noSuch')}</Text>
      ) : null}
      {shown ? (
        <One
          key={shown.hash}
          baseline={shown}
          mayFreeze={mayFreeze}
          scope={scope}
        />
      ) : null}
      {own.length === 0 ? (
        <NothingYet mayFreeze={mayFreeze} scope={scope} />
      ) : null}
      <OtherBaselines
        title={t('baseline.others.title')}
        baselines={own.filter(item => item !== shown)}
      />
      {scope.of === 'organisation' ? (
        <OtherBaselines
          title={t('baseline.others.ofOthers')}
          baselines={items.filter(item => item.scope.kind !== 'organisation')}
          withScope
        />
      ) : null}
    </div>
  );
}

/** What was frozen, what has become of it, and whether the targets came true. */
export function BaselinePage({ scope }: { readonly scope: DeliveryScope }) {
  const t = useSay();
  return (
    <Answered
      query={useBaselinesBeside(scope)}
      label={t('baseline.reading')}
      failed={why => t('baseline.failed', { why })}
    >
      {baselines => <Known baselines={baselines} scope={scope} />}
    </Answered>
  );
}
