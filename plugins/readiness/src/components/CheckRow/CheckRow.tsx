import { Button, Flex, Link, Text } from '@backstage/ui';
import {
  explainFailure,
  Status,
  type SourceFailureReason,
} from '@groundwork/plugin-status-react';
import { countWords } from '@groundwork/plugin-readiness-common';
import type { CheckResult } from '../../answers';
import {
  stateOutcome,
  stateWords,
  thresholdWords,
  valueWords,
} from '../../words';
import { useEvidenceDrawer } from '../EvidenceDrawer';
import { Findings } from '../Findings';
import { Parts } from '../Parts';
import styles from './CheckRow.module.css';

/** Where the how-to pages of this portal are read. */
export function howTo(href: string): string {
  return `/docs/default/system/groundwork/${href}/`;
}

type Unread = CheckResult['unread'][number];

function why(reason: Unread['reason']): string {
  if (reason === 'not_collected') return 'has not been looked at yet';
  if (reason === 'stale') return 'was looked at too long ago';
  return explainFailure(reason satisfies SourceFailureReason).says;
}

/** Whose answer is missing, and why. */
function UnreadList({ check }: { readonly check: CheckResult }) {
  const openEvidence = useEvidenceDrawer();
  const { unread, unreadCount } = check;
  if (unreadCount === 0) return null;
  const names = unread.slice(0, 5);
  const more = unreadCount - names.length;
  return (
    <Flex direction="column" gap="1" align="start">
      {names.map(item => (
        <Flex key={item.subjectRef} gap="2" align="center">
          <Status outcome="unknown">
            {item.name} {why(item.reason)}
          </Status>
          {item.evidenceId ? (
            <Button
              size="small"
              variant="tertiary"
              aria-label={`Evidence: ${item.name} ${why(item.reason)}`}
              onPress={() => openEvidence(item.evidenceId ?? '')}
            >
              evidence
            </Button>
          ) : null}
        </Flex>
      ))}
      {more > 0 ? (
        <Text color="secondary">
          {names.length === 0
            ? `${more.toLocaleString(
                'en',
              )} could not be read; they are not listed here`
            : `and ${more.toLocaleString('en')} more`}
        </Text>
      ) : null}
    </Flex>
  );
}

function Measured({ check }: { readonly check: CheckResult }) {
  const threshold = thresholdWords(check);
  if (!check.value || check.unit === 'yes-no') return null;
  return (
    <>
      <span className={styles.value}>
        {valueWords(check.value, check.unit)}
      </span>
      {threshold ? (
        <span className={styles.threshold}> against {threshold}</span>
      ) : null}
    </>
  );
}

/** Props of {@link CheckRow}. */
export interface CheckRowProps {
  readonly check: CheckResult;
  /** Points of 100 that the check can give its prerequisite; left out where there are none. */
  readonly worth?: number;
  /** Unfolded from the start, where it is all that is shown. */
  readonly isOpen?: boolean;
}

/** One check: its claim, what was measured against what, how sure that is, what was found, and how to fix it. */
export function CheckRow({ check, worth, isOpen = false }: CheckRowProps) {
  const { remediation, confidence, population } = check;
  const isBad = check.state === 'fail' || check.state === 'partial';
  const sure = Math.floor(confidence.kappa * 100 + 1e-9);
  return (
    <details
      className={styles.row}
      open={
        isOpen ||
        (isBad && check.findings.length > 0 && check.findings.length < 4)
      }
    >
      <summary className={styles.summary}>
        <span className={styles.state}>
          <Status outcome={stateOutcome(check)}>{stateWords(check)}</Status>
        </span>
        <span className={styles.claim}>
          {isBad ? check.failureTitle : check.title}
        </span>
        <span className={styles.figures}>
          <Measured check={check} />
        </span>
        <span className={styles.weight}>
          {worth === undefined ? '' : `${Math.round(worth)} points`}
        </span>
      </summary>
      <div className={styles.body}>
        <Text as="p">{check.explanation}</Text>
        {check.declared ? null : (
          <Text as="p" color="secondary" variant="body-small">
            {sure} % sure
            {population
              ? `, ${population.read} of ${countWords(
                  population.expected,
                  population.unit,
                )} read`
              : ''}
          </Text>
        )}
        <Parts check={check} />
        <UnreadList check={check} />
        <Findings findings={check.findings} count={check.findingCount} />
        {check.why ? (
          <Text as="p" color="secondary">
            {check.why}
          </Text>
        ) : null}
        {isBad && remediation ? (
          <Text as="p">
            {remediation.summary} ({remediation.effort} effort){' '}
            <Link href={howTo(remediation.href)}>How to fix</Link>
          </Text>
        ) : null}
        {check.state === 'unknown' ? (
          <Text as="p">
            To know: {check.look.title.toLocaleLowerCase('en')}.
          </Text>
        ) : null}
      </div>
    </details>
  );
}
