import { Button, ButtonLink, Flex, Text } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { useSay } from '../../useSay';
import { failureWords } from '../PageFrame';
import styles from './Baseline.module.css';
import { ConfirmFreeze } from './ConfirmFreeze';
import type { Draft } from './draft';
import { TargetRow } from './TargetRow';
import { filledIn, targetRows, type Targeted } from './targetRows';
import type { Freezing, ToFreeze } from './useFreezing';

/** Props of {@link TargetsForm}. */
export interface TargetsFormProps {
  readonly targeted: Targeted;
  /** What the targets are set against; what is not frozen yet is frozen first, once it is confirmed. */
  readonly baseline: ToFreeze['baseline'];
  readonly freezing: Freezing;
  readonly draft: Draft;
  change(draft: Draft): void;
  submit(toFreeze: ToFreeze): void;
  /** Where the way back leads. */
  readonly back: string;
}

function useForm(props: TargetsFormProps) {
  const { targeted, baseline, freezing, draft, submit } = props;
  const [isTried, setTried] = useState(false);
  const [isConfirming, setConfirming] = useState(false);
  const rows = targetRows(draft, targeted);
  const targets = rows.flatMap(({ asked }) => asked ?? []);
  const isFrozen = 'hash' in baseline;
  const { isPending } = freezing;
  // A second click comes before the page has drawn that the first one is on its way.
  const isSent = useRef(false);
  useEffect(() => {
    if (!isPending) isSent.current = false;
  }, [isPending]);
  const send = () => {
    if (isSent.current) return;
    isSent.current = true;
    setConfirming(false);
    submit({ baseline, targets });
  };
  const tryIt = () => {
    setTried(true);
    if (rows.some(({ problems }) => Object.keys(problems).length > 0)) return;
    if (isFrozen) send();
    else setConfirming(true);
  };
  return {
    ...{ rows, targets, isFrozen, isTried, isConfirming },
    ...{ send, tryIt, close: () => setConfirming(false) },
  };
}

/** The fields of all targets, and the button that sends them. */
export function TargetsForm(props: TargetsFormProps) {
  const { targeted, baseline, freezing, draft, change, back } = props;
  const t = useSay();
  const form = useForm(props);
  const { rows, targets, isFrozen, isTried } = form;
  const hasProblems =
    isTried && rows.some(({ problems }) => Object.keys(problems).length > 0);
  return (
    <div className={styles.page}>
      {rows.map(row => {
        const refused = freezing.data?.failures.get(row.name);
        return (
          <TargetRow
            key={row.name}
            name={row.name}
            metric={row.metric}
            draft={row.draft}
            problems={isTried ? row.problems : {}}
            refused={
              refused && row.asked ? failureWords(refused, t) : undefined
            }
            today={targeted.today}
            change={more =>
              change(filledIn(draft, rows, { name: row.name, more }))
            }
          />
        );
      })}
      <div role="alert">
        {hasProblems ? (
          <Text as="p">{t('baseline.targets.problems')}</Text>
        ) : null}
        {freezing.error ? (
          <Text as="p">
            {t('baseline.targets.notFrozen', {
              why: failureWords(freezing.error, t),
            })}
          </Text>
        ) : null}
      </div>
      <Flex gap="3">
        <Button
          variant="primary"
          isDisabled={freezing.isPending || (isFrozen && targets.length === 0)}
          onPress={form.tryIt}
        >
          {isFrozen
            ? t('baseline.targets.set', { count: targets.length })
            : t('baseline.targets.freeze', { name: baseline.name })}
        </Button>
        <ButtonLink variant="secondary" href={back}>
          {isFrozen ? t('baseline.cancel') : t('baseline.targets.back')}
        </ButtonLink>
      </Flex>
      <ConfirmFreeze
        name={baseline.name}
        isOpen={form.isConfirming}
        isPending={freezing.isPending}
        targets={targets.length}
        close={form.close}
        freeze={form.send}
      />
    </div>
  );
}
