import { Text } from '@backstage/ui';
import {
  RecordTable,
  Status,
  type RecordColumn,
  type StatusOutcome,
} from '@groundwork/plugin-status-react';
import type { OrganisationAssessment } from '../../answers';
import { useSay, type Say } from '../../useSay';
import { valueWords } from '../../words';

type Signal = OrganisationAssessment['signals'][number];

function outcomeOf({ state, speaksFor }: Signal): StatusOutcome {
  if (state === 'unknown') return 'unknown';
  const isGood = (state === 'shown') === (speaksFor === 'ready');
  return isGood ? 'passes' : 'fails';
}

function columnsOf(t: Say): readonly RecordColumn<Signal>[] {
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
      header: t('organisation.measured'),
      cell: ({ value, unit }) =>
        value ? valueWords(value, unit, t) : t('organisation.noSource'),
    },
    {
      header: t('organisation.line'),
      cell: ({ line, unit }) => valueWords({ lo: line, hi: line }, unit, t),
    },
  ];
}

/** The seven signals with what was measured and the line that it is compared with. */
export function Signals({ signals }: { readonly signals: readonly Signal[] }) {
  const t = useSay();
  return (
    <RecordTable
      label={t('organisation.signals')}
      columns={columnsOf(t)}
      rows={signals}
      keyOf={({ id }) => id}
    />
  );
}
