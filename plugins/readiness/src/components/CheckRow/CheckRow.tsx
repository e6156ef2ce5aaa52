import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { Status } from '@groundwork/plugin-status-react';
import { countWords } from '@groundwork/plugin-readiness-common';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CheckResult } from '../../answers';
import { readinessApiRef } from '../../api';
import { readinessQueries } from '../../queries';
import { useSay } from '../../useSay';
import {
  stateOutcome,
  stateWords,
  thresholdWords,
  valueWords,
} from '../../words';
import { Findings } from '../Findings';
import { Answered } from '../PageFrame';
import { Parts } from '../Parts';
import styles from './CheckRow.module.css';
import { Remedy, WaiverLine } from './Remedy';
import { UnreadList } from './Unread';
import { useNamedByAddress } from './useNamedByAddress';

function Measured({ check }: { readonly check: CheckResult }) {
  const t = useSay();
  // Its state does not say that nobody knows the number.
  if (!check.value && check.state === 'informative')
    return <span className={styles.threshold}>{t('state.unknown')}</span>;
  if (!check.value || check.unit === 'yes-no') return null;
  const threshold = thresholdWords(check, t);
  return (
    <>
      <span className={styles.value}>
        {valueWords(check.value, check.unit, t)}
      </span>
      {threshold ? (
        <span className={styles.threshold}>
          ; {t('value.needs', { threshold })}
        </span>
      ) : null}
    </>
  );
}

/** How sure the result is, and how much of what ought to be there was read. */
function Sureness({ check }: { readonly check: CheckResult }) {
  const t = useSay();
  const { confidence, population, declared } = check;
  if (declared) return null;
  const percent = String(Math.floor(confidence.kappa * 100 + 1e-9));
  return (
    <Text as="p" color="secondary" variant="body-small">
      {[
        t('check.sure', { percent }),
        ...(population
          ? [
              t('check.read', {
                read: population.read.toLocaleString('en'),
                expected: countWords(population.expected, population.unit),
              }),
            ]
          : []),
      ].join(', ')}
    </Text>
  );
}

/** What the number is made of, what is missing in it, and what was found. */
function Rows({ check }: { readonly check: CheckResult }) {
  return (
    <>
      <Parts check={check} />
      <UnreadList check={check} />
      <Findings check={check} />
    </>
  );
}

/** The same of a check that has many of them: they are asked for when it is opened. */
function LongRows({ checkId }: { readonly checkId: string }) {
  const t = useSay();
  const api = useApi(readinessApiRef);
  const query = useQuery(readinessQueries.check(api, checkId));
  return (
    <Answered query={query} label={t('check.readingRows')}>
      {({ check }) => <Rows check={check} />}
    </Answered>
  );
}

/** Props of {@link CheckRow}. */
export interface CheckRowProps {
  readonly check: CheckResult;
  /** Points of 100 that the check can give its prerequisite; left out where there are none. */
  readonly worth?: number;
}

/** One check: its claim, what was measured against what, how sure that is, what was found, and how to fix it. */
export function CheckRow({ check, worth }: CheckRowProps) {
  const t = useSay();
  const isBad = check.state === 'fail' || check.state === 'partial';
  const { length } = check.findings;
  const [isOpen, setOpen] = useState(isBad && length > 0 && length < 4);
  const summary = useNamedByAddress<HTMLElement>(check.checkId, setOpen);
  return (
    <details
      id={check.checkId}
      className={styles.row}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary ref={summary} className={styles.summary}>
        <span className={styles.state}>
          <Status outcome={stateOutcome(check)}>{stateWords(check, t)}</Status>
        </span>
        <span className={styles.claim}>{check.title}</span>
        <span className={styles.figures}>
          <Measured check={check} />
        </span>
        <span className={styles.weight}>
          {worth === undefined
            ? ''
            : t('check.points', { count: Math.round(worth) })}
        </span>
      </summary>
      <div className={styles.body}>
        <Text as="p">{check.explanation}</Text>
        <Sureness check={check} />
        <WaiverLine check={check} />
        <Remedy check={check} />
        {check.abridged ? (
          isOpen && <LongRows checkId={check.checkId} />
        ) : (
          <Rows check={check} />
        )}
        {check.why ? (
          <Text as="p" color="secondary">
            {check.why}
          </Text>
        ) : null}
        {check.because ? (
          <Text as="p" color="secondary">
            {t('check.because')}: {check.because}
          </Text>
        ) : null}
      </div>
    </details>
  );
}
