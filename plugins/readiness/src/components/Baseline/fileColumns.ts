import type {
  DeliveryBaseline,
  DeliveryNumbers,
  DeliveryProof,
  JudgedTarget,
} from '../../answers';
import type { MetricName } from '../DeliveryMetrics/metricNames';
import { metricIds } from '../DeliveryMetrics/useChosenMetric';
import type { FileColumn } from '../TableFile';
import { dayAfter } from './draft';
import type { ProofRow } from './proofRows';

/** What a file is called that is about a baseline, so that those of two lie beside each other. */
export function baselineFile(name: string, { hash }: DeliveryBaseline): string {
  return `${name}-${hash.slice(0, 8)}`;
}

type Window = DeliveryBaseline['window'];

function windowColumns<T>(
  name: string,
  windowOf: (row: T) => Window | undefined,
): readonly FileColumn<T>[] {
  return [
    { name: `${name}_first_day`, of: row => windowOf(row)?.fromDay },
    {
      name: `${name}_last_day`,
      of: row => {
        const window = windowOf(row);
        return window && dayAfter(window.toDay, -1);
      },
    },
  ];
}

/** Before and after as they were compared; each row names what it is of, since files are cut and pasted. */
export function proofColumns({
  baseline,
  after,
}: DeliveryProof): readonly FileColumn<ProofRow>[] {
  return [
    { name: 'baseline', of: () => baseline.name },
    { name: 'hash', of: () => baseline.hash },
    { name: 'is_intact', of: () => (baseline.isIntact ? 'yes' : 'no') },
    { name: 'scope', of: () => baseline.scope.ref },
    ...windowColumns<ProofRow>('frozen', () => baseline.window),
    ...windowColumns<ProofRow>('after', () => after?.window),
    { name: 'metric', of: ({ name }) => metricIds[name] },
    { name: 'unit', of: ({ frozen }) => frozen.unit },
    { name: 'better', of: ({ frozen }) => frozen.better },
    { name: 'frozen_value', of: ({ frozen }) => frozen.value },
    { name: 'frozen_sample_size', of: ({ frozen }) => frozen.sampleSize },
    { name: 'after_value', of: ({ compared }) => compared?.after.value },
    {
      name: 'after_sample_size',
      of: ({ compared }) => compared?.after.sampleSize,
    },
    { name: 'says', of: ({ compared }) => compared?.change.says },
    { name: 'difference', of: ({ compared }) => compared?.change.difference },
    {
      name: 'difference_from',
      of: ({ compared }) => compared?.change.interval?.lo,
    },
    {
      name: 'difference_to',
      of: ({ compared }) => compared?.change.interval?.hi,
    },
    { name: 'sentence', of: ({ compared }) => compared?.change.sentence },
    { name: 'warning', of: ({ compared }) => compared?.change.warning },
    { name: 'target', of: ({ target }) => target?.value },
    { name: 'target_owner', of: ({ target }) => target?.owner },
    { name: 'target_due_day', of: ({ target }) => target?.dueDay },
    { name: 'target_outcome', of: ({ outcome }) => outcome?.state },
    {
      name: 'progress_percent',
      of: ({ compared }) => compared?.progress?.percent,
    },
    { name: 'progress', of: ({ compared }) => compared?.progress?.state },
  ];
}

/** A metric as it would be frozen. */
export interface FreezableRow {
  readonly name: MetricName;
  readonly metric: DeliveryNumbers['metrics'][MetricName];
}

/** The five metrics as they would be frozen, each with the window. */
export function freezableColumns({
  window,
}: DeliveryNumbers): readonly FileColumn<FreezableRow>[] {
  return [
    ...windowColumns<FreezableRow>('window', () => window),
    { name: 'metric', of: ({ name }) => metricIds[name] },
    { name: 'unit', of: ({ metric }) => metric.unit },
    { name: 'value', of: ({ metric }) => metric.value },
    { name: 'sample_size', of: ({ metric }) => metric.sampleSize },
    {
      name: 'why_no_value',
      of: ({ metric }) => metric.undefined?.sentence,
    },
  ];
}

/** Targets as they were set, with the unit of the metric they are of. */
export function targetColumns({
  metrics,
}: DeliveryBaseline): readonly FileColumn<JudgedTarget>[] {
  return [
    { name: 'metric', of: ({ metric }) => metricIds[metric] },
    { name: 'unit', of: ({ metric }) => metrics[metric].unit },
    { name: 'value', of: ({ value }) => value },
    { name: 'due_day', of: ({ dueDay }) => dueDay },
    { name: 'outcome', of: ({ outcome }) => outcome.state },
    { name: 'outcome_value', of: ({ outcome }) => outcome.value },
    { name: 'judged_before_day', of: ({ outcome }) => outcome.until },
    { name: 'owner', of: ({ owner }) => owner },
    { name: 'set_by', of: ({ setBy }) => setBy },
    { name: 'set_at', of: ({ setAt }) => setAt },
  ];
}

/** Baselines by name and hash. */
export const listColumns: readonly FileColumn<DeliveryBaseline>[] = [
  { name: 'name', of: ({ name }) => name },
  { name: 'scope', of: ({ scope }) => scope.ref },
  ...windowColumns<DeliveryBaseline>('window', ({ window }) => window),
  { name: 'frozen_at', of: ({ frozenAt }) => frozenAt },
  { name: 'author', of: ({ author }) => author },
  { name: 'is_intact', of: ({ isIntact }) => (isIntact ? 'yes' : 'no') },
  { name: 'hash', of: ({ hash }) => hash },
  { name: 'previous', of: ({ previous }) => previous },
];
