import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import {
  RecordTable,
  Status,
  type RecordColumn,
  type StatusOutcome,
} from '@groundwork/plugin-status-react';
import type { OrganisationAssessment } from '../../answers';
import { prerequisiteRouteRef } from '../../routes';
import { useSay, type Say } from '../../useSay';
import { dayWords, valueWords } from '../../words';

type Signal = OrganisationAssessment['signals'][number];

function outcomeOf({ state, speaksFor }: Signal): StatusOutcome {
  if (state === 'unknown') return 'unknown';
  const isGood = (state === 'shown') === (speaksFor === 'ready');
  return isGood ? 'passes' : 'fails';
}

/** Where each check of the assessment stands, and what it says. */
function useChecks({ prerequisites, context }: OrganisationAssessment) {
  const link = useRouteRef(prerequisiteRouteRef);
  return new Map([
    ...prerequisites.flatMap(({ id, checks }) =>
      checks.map(check => {
        const href = `${link?.({ id }) ?? ''}#${check.checkId}`;
        return [check.checkId, { check, href }] as const;
      }),
    ),
    ...context.map(
      check => [check.checkId, { check, href: `#${check.checkId}` }] as const,
    ),
  ]);
}

type Checks = ReturnType<typeof useChecks>;

/** What was measured, or why there is no number. It leads to the check that says so. */
function Value(props: { readonly signal: Signal; readonly checks: Checks }) {
  const t = useSay();
  const { value, unit, checkId } = props.signal;
  const found = props.checks.get(checkId);
  const words = value
    ? valueWords(value, unit, t)
    : t('organisation.notMeasured');
  if (!found) return <>{words}</>;
  return (
    <Text as="span">
      <Link href={found.href}>{words}</Link>
      {value ? null : <>: {found.check.explanation}</>}
    </Text>
  );
}

function sinceWords(
  { day, isAtLeast }: NonNullable<Signal['since']>,
  t: Say,
): string {
  const words = { day: dayWords(day) };
  return isAtLeast
    ? t('organisation.sinceAtLeast', words)
    : t('organisation.sinceDay', words);
}

function columnsOf(checks: Checks, t: Say): readonly RecordColumn<Signal>[] {
  const words: Readonly<Record<Signal['state'], string>> = {
    shown: t('organisation.shown'),
    'not-shown': t('organisation.notShown'),
    unknown: t('organisation.unknown'),
  };
  return [
    {
      header: t('organisation.signal'),
      isRowHeader: true,
      cell: ({ title }) => <Text as="span">{title}</Text>,
    },
    {
      header: t('organisation.speaksFor'),
      cell: ({ speaksFor }) =>
        speaksFor === 'ready'
          ? t('organisation.aPortal')
          : t('organisation.waiting'),
    },
    {
      header: t('organisation.state'),
      cell: signal => (
        <Status outcome={outcomeOf(signal)}>{words[signal.state]}</Status>
      ),
    },
    {
      header: t('organisation.shownSince'),
      cell: ({ since }) => (since ? sinceWords(since, t) : ''),
    },
    {
      header: t('organisation.measured'),
      cell: signal => <Value signal={signal} checks={checks} />,
    },
    {
      header: t('organisation.line'),
      cell: ({ line, unit }) => valueWords({ lo: line, hi: line }, unit, t),
    },
  ];
}

/** The seven signals with what was measured and the line that it is compared with. */
export function Signals({
  assessment,
}: {
  readonly assessment: OrganisationAssessment;
}) {
  const t = useSay();
  const checks = useChecks(assessment);
  return (
    <RecordTable
      label={t('organisation.signals')}
      columns={columnsOf(checks, t)}
      rows={assessment.signals}
      keyOf={({ id }) => id}
    />
  );
}
