import { NumberField, Select, Text } from '@backstage/ui';
import { useSay, type Say } from '../../useSay';
import type { MetricName } from '../DeliveryMetrics/metricNames';
import { metricWords, sampleWords } from '../DeliveryMetrics/words';
import styles from './Baseline.module.css';
import { DayField } from './DayField';
import {
  dayAfter,
  durationUnits,
  type FrozenMetric,
  type TargetDraft,
  type TargetProblems,
} from './draft';
import { OwnerField } from './OwnerField';

function amountError(
  problem: TargetProblems['amount'],
  metric: FrozenMetric,
  t: Say,
): string | undefined {
  switch (problem) {
    case undefined:
      return undefined;
    case 'not-positive':
      return metric.unit === 'percent'
        ? t('baseline.targets.notNegative')
        : t('baseline.targets.notPositive');
    case 'over-hundred':
      return t('baseline.targets.overHundred');
    case 'worse':
      return t('baseline.targets.worse', {
        frozen: metricWords(metric.value ?? 0, metric.unit, t),
      });
    default:
      throw new Error(`Unknown problem ${String(problem satisfies never)}`);
  }
}

function amountLabel({ unit, better }: FrozenMetric, t: Say): string {
  switch (unit) {
    case 'hours':
      return t('baseline.targets.atMost');
    case 'percent':
      return t('baseline.targets.percent');
    case 'per-week':
      return better === 'higher'
        ? t('baseline.targets.aWeek')
        : t('baseline.targets.atMost');
    default:
      throw new Error(`Unknown unit ${String(unit satisfies never)}`);
  }
}

function dayError(problem: TargetProblems['day'], t: Say): string | undefined {
  switch (problem) {
    case undefined:
      return undefined;
    case 'missing':
      return t('baseline.targets.noDay');
    case 'past':
      return t('baseline.targets.pastDay');
    default:
      throw new Error(`Unknown problem ${String(problem satisfies never)}`);
  }
}

function Amount({
  metric,
  draft,
  error,
  change,
}: {
  readonly metric: FrozenMetric;
  readonly draft: TargetDraft;
  readonly error: string | undefined;
  change(more: Partial<TargetDraft>): void;
}) {
  const t = useSay();
  return (
    <div className={styles.amount}>
      <NumberField
        label={amountLabel(metric, t)}
        minValue={0}
        value={draft.amount ?? NaN}
        onChange={value =>
          change({ amount: Number.isNaN(value) ? undefined : value })
        }
        validationBehavior="aria"
        validate={() => error ?? null}
      />
      {metric.unit === 'hours' ? (
        <Select
          selectionMode="single"
          label={t('baseline.targets.unit')}
          options={durationUnits.map(unit => ({
            id: unit,
            label: t(`baseline.targets.units.${unit}`),
          }))}
          value={draft.unit}
          onChange={chosen => {
            const unit = durationUnits.find(known => known === chosen);
            if (unit) change({ unit });
          }}
        />
      ) : null}
    </div>
  );
}

/** Props of {@link TargetRow}. */
export interface TargetRowProps {
  readonly name: MetricName;
  readonly metric: FrozenMetric;
  readonly draft: TargetDraft;
  readonly problems: TargetProblems;
  /** Why the backend did not take it. */
  readonly refused: string | undefined;
  readonly today: string;
  change(more: Partial<TargetDraft>): void;
}

/** What one metric is to become, who answers for it, and by when. */
export function TargetRow(props: TargetRowProps) {
  const { name, metric, draft, problems, refused, today, change } = props;
  const t = useSay();
  const { value, unit, sampleSize } = metric;
  return (
    <fieldset className={styles.target}>
      <legend>
        {t(`delivery.metrics.${name}`)}{' '}
        <Text as="span" color="secondary" weight="regular">
          {t('baseline.targets.now', {
            value: metricWords(value ?? 0, unit, t),
            sample: sampleWords(name, sampleSize, t),
          })}
        </Text>
      </legend>
      <div className={styles.fields}>
        <Amount
          metric={metric}
          draft={draft}
          error={amountError(problems.amount, metric, t)}
          change={change}
        />
        <OwnerField
          label={t('baseline.targets.owner')}
          value={draft.owner}
          error={
            problems.owner === undefined
              ? undefined
              : t('baseline.targets.noOwner')
          }
          onChange={owner => change({ owner })}
        />
        <DayField
          label={t('baseline.targets.by')}
          value={draft.day}
          min={dayAfter(today, 1)}
          error={dayError(problems.day, t)}
          onChange={day => change({ day })}
        />
      </div>
      {refused === undefined ? null : (
        <p role="alert" className={styles.error}>
          {t('baseline.targets.refused', { why: refused })}
        </p>
      )}
    </fieldset>
  );
}
