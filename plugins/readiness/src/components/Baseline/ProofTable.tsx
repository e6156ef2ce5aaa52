import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  formatDay,
  RecordDetail,
  RecordTable,
  Status,
  type RecordColumn,
  type StatusOutcome,
} from '@groundwork/plugin-status-react';
import type {
  DeliveryComparison,
  DeliveryProof,
  DeliveryTarget,
} from '../../answers';
import { useSay, type Say } from '../../useSay';
import type { MetricName } from '../DeliveryMetrics/metricNames';
import { metricWords, sampleWords } from '../DeliveryMetrics/words';
import { SaveTable } from '../TableFile';
import type { FrozenMetric } from './draft';
import { baselineFile, proofColumns } from './fileColumns';
import { proofRows, type ProofRow } from './proofRows';
import { outcomeWords } from './targetWords';
import { changeWords, intervalWords, progressWords } from './words';

const outcomes: Readonly<
  Record<DeliveryComparison['change']['says'], StatusOutcome>
> = {
  improved: 'passes',
  worse: 'fails',
  'not-shown': 'not-applicable',
  undefined: 'unknown',
};

function Value({
  name,
  unit,
  value,
  sampleSize,
}: {
  readonly name: MetricName;
  readonly unit: FrozenMetric['unit'];
  readonly value: number | undefined;
  readonly sampleSize: number;
}) {
  const t = useSay();
  return (
    <>
      {value === undefined
        ? t('delivery.noNumber')
        : metricWords(value, unit, t)}
      <RecordDetail>{sampleWords(name, sampleSize, t)}</RecordDetail>
    </>
  );
}

function Change({ compared }: { readonly compared: DeliveryComparison }) {
  const t = useSay();
  const { change, unit } = compared;
  const interval = intervalWords(change, unit, t);
  return (
    <>
      <Status outcome={outcomes[change.says]}>{changeWords(change, t)}</Status>
      <RecordDetail>{interval ?? change.sentence}</RecordDetail>
      {change.warning === undefined ? null : (
        <RecordDetail>{change.warning}</RecordDetail>
      )}
    </>
  );
}

function Target({
  unit,
  target,
}: {
  readonly unit: FrozenMetric['unit'];
  readonly target: DeliveryTarget;
}) {
  const t = useSay();
  return (
    <>
      {metricWords(target.value, unit, t)}
      <RecordDetail>
        {t('baseline.table.by', {
          day: formatDay(Date.parse(target.dueDay)),
        })}{' '}
        <EntityRefLink entityRef={parseEntityRef(target.owner)} hideIcon />
      </RecordDetail>
    </>
  );
}

function columnsOf(
  { after }: DeliveryProof,
  hasTargets: boolean,
  t: Say,
): readonly RecordColumn<ProofRow>[] {
  const compared: readonly RecordColumn<ProofRow>[] = [
    {
      header: t('baseline.table.now'),
      cell: ({ name, compared: found }) =>
        found && <Value name={name} unit={found.unit} {...sideOf(found)} />,
    },
    {
      header: t('baseline.table.change'),
      cell: ({ compared: found }) => found && <Change compared={found} />,
    },
  ];
  const progress: RecordColumn<ProofRow> = {
    header: t('baseline.table.progress'),
    cell: ({ compared: found, outcome, frozen }) => {
      const way = found?.progress && progressWords(found.progress, t);
      // What is to come is said by how far it is; a phone leaves out what is empty.
      return outcome && outcome.state !== 'to-come' ? (
        <>
          {way}
          <RecordDetail>{outcomeWords(outcome, frozen.unit, t)}</RecordDetail>
        </>
      ) : (
        way
      );
    },
  };
  return [
    {
      header: t('baseline.metric'),
      isRowHeader: true,
      cell: ({ name }) => (
        <>
          {t(`delivery.metrics.${name}`)}
          <RecordDetail>{t(`delivery.good.${name}`)}</RecordDetail>
        </>
      ),
    },
    {
      header: t('baseline.table.frozen'),
      cell: ({ name, frozen }) => (
        <Value
          name={name}
          unit={frozen.unit}
          value={frozen.value}
          sampleSize={frozen.sampleSize}
        />
      ),
    },
    ...(after ? compared : []),
    ...(hasTargets
      ? [
          {
            header: t('baseline.table.target'),
            cell: ({ frozen, target }: ProofRow) =>
              target && <Target unit={frozen.unit} target={target} />,
          },
          ...(after ? [progress] : []),
        ]
      : []),
  ];
}

function sideOf({ after }: DeliveryComparison) {
  return { value: after.value, sampleSize: after.sampleSize };
}

/** Metric by metric: what was frozen, what it is now, what that shows, and how far it is to the target. */
export function ProofTable({ proof }: { readonly proof: DeliveryProof }) {
  const t = useSay();
  const { baseline } = proof;
  const label = t('baseline.table.label', { name: baseline.name });
  const rows = proofRows(proof);
  return (
    <>
      <RecordTable
        label={label}
        rows={rows}
        keyOf={({ name }) => name}
        columns={columnsOf(proof, baseline.targets.length > 0, t)}
      />
      <SaveTable
        label={label}
        file={{
          name: baselineFile('before-and-after', baseline),
          columns: proofColumns(proof),
        }}
        rows={rows}
      />
    </>
  );
}
