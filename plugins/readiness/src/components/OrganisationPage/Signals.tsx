import { Text } from '@backstage/ui';
import {
  RecordTable,
  Status,
  type RecordColumn,
  type StatusOutcome,
} from '@groundwork/plugin-status-react';
import type { OrganisationAssessment } from '../../answers';
import { valueWords } from '../../words';

type Signal = OrganisationAssessment['signals'][number];

function outcomeOf({ state, speaksFor }: Signal): StatusOutcome {
  if (state === 'unknown') return 'unknown';
  const isGood = (state === 'shown') === (speaksFor === 'ready');
  return isGood ? 'passes' : 'fails';
}

const WORDS = {
  shown: 'seen',
  'not-shown': 'not seen',
  unknown: 'unknown',
} as const;

const COLUMNS: readonly RecordColumn<Signal>[] = [
  {
    header: 'Signal',
    isRowHeader: true,
    cell: ({ title }) => <Text as="span">{title}</Text>,
  },
  {
    header: 'Speaks for',
    cell: ({ speaksFor }) => (speaksFor === 'ready' ? 'a portal' : 'waiting'),
  },
  {
    header: 'State',
    cell: signal => (
      <Status outcome={outcomeOf(signal)}>{WORDS[signal.state]}</Status>
    ),
  },
  {
    header: 'Measured',
    cell: ({ value, unit }) =>
      value ? valueWords(value, unit) : 'no source connected',
  },
  {
    header: 'Line',
    cell: ({ line, unit }) => valueWords({ lo: line, hi: line }, unit),
  },
];

/** The seven signals with what was measured and the line that it is compared with. */
export function Signals({ signals }: { readonly signals: readonly Signal[] }) {
  return (
    <RecordTable
      label="Signals"
      columns={COLUMNS}
      rows={signals}
      keyOf={({ id }) => id}
    />
  );
}
