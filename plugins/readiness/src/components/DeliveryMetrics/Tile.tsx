import { Status, type StatusOutcome } from '@groundwork/plugin-status-react';
import { Link } from 'react-router-dom';
import type { DeliveryMetric, DeliveryNumbers } from '../../answers';
import { useSay, type Say } from '../../useSay';
import { MovedByPeople } from '../Overlays/MovedByPeople';
import type { Compared, Movement } from './comparison';
import styles from './DeliveryMetrics.module.css';
import type { MetricName } from './metricNames';
import type { Mark } from './own';
import { Trend } from './Trend';
import { useChosenMetric } from './useChosenMetric';
import { useMeasures } from './useUnits';
import { sampleWords } from './words';

const outcomes: Readonly<Record<Movement, StatusOutcome>> = {
  better: 'passes',
  worse: 'fails',
  same: 'not-applicable',
};

/** How the metric moved against the window before. */
function Moved({
  compared: { movement, before },
  unit,
}: {
  readonly compared: Compared;
  readonly unit: DeliveryMetric['unit'];
}) {
  const { t, value } = useMeasures();
  const said = { before: value(before, unit) };
  const words: Readonly<Record<Movement, string>> = {
    better: t('delivery.better', said),
    worse: t('delivery.worse', said),
    same: t('delivery.same', said),
  };
  return <Status outcome={outcomes[movement]}>{words[movement]}</Status>;
}

/** What is to be known of this metric alone. */
function noteOf(
  name: MetricName,
  { counts, quality }: DeliveryNumbers,
  t: Say,
): string | undefined {
  const { forward, forwardWithChanges } = quality.join;
  const { provisional = 0, openFailures = 0 } = counts;
  switch (name) {
    case 'leadTime':
      return forwardWithChanges < forward
        ? t('delivery.notes.leadTime', {
            count: forward,
            joined: forwardWithChanges.toLocaleString('en'),
          })
        : undefined;
    case 'changeFailRate':
      return provisional > 0
        ? t('delivery.notes.provisional', { count: provisional })
        : undefined;
    case 'recoveryTime':
      return openFailures > 0
        ? t('delivery.notes.openFailures', { count: openFailures })
        : undefined;
    case 'deploymentFrequency':
    case 'reworkRate':
      return undefined;
    default:
      throw new Error(`Unknown metric ${String(name satisfies never)}`);
  }
}

function Quality({ numbers }: { readonly numbers: DeliveryNumbers }) {
  const t = useSay();
  const count = numbers.quality.flags.length;
  return count === 0 ? (
    <Status outcome="passes">{t('delivery.notes.none')}</Status>
  ) : (
    <Status outcome="partly">{t('delivery.notes.some', { count })}</Status>
  );
}

function Undefined({ metric }: { readonly metric: DeliveryMetric }) {
  const { why } = useMeasures();
  return (
    <>
      <Status outcome="unknown">{why(metric)}</Status>
      {metric.undefined ? (
        <p>
          {metric.undefined.sentence}{' '}
          <span className={styles.quiet}>{metric.undefined.definedBy}</span>
        </p>
      ) : null}
    </>
  );
}

function Value({
  name,
  metric,
  value,
}: {
  readonly name: MetricName;
  readonly metric: DeliveryMetric;
  readonly value: number;
}) {
  const { t, ...words } = useMeasures();
  const { percentiles, sampleSize, unit } = metric;
  return (
    <>
      <p className={styles.value}>{words.value(value, unit)}</p>
      <p>{sampleWords(name, sampleSize, t)}</p>
      {percentiles ? (
        <p className={styles.quiet}>
          {t('delivery.percentiles', {
            p75: words.time(percentiles.p75),
            p90: words.time(percentiles.p90),
          })}
        </p>
      ) : null}
    </>
  );
}

/** Props of {@link Tile}. */
export interface TileProps {
  readonly name: MetricName;
  readonly numbers: DeliveryNumbers;
  /** How it moved; undefined while that is not known. */
  readonly moved: Compared | undefined;
  /** Its own baseline and its target. */
  readonly marks: readonly Mark[];
}

/** One metric: its value with what it was counted from, or why it has none; where it comes from, and how good it is. */
export function Tile({ name, numbers, moved, marks }: TileProps) {
  const t = useSay();
  const { chosen, searchOf } = useChosenMetric();
  const metric = numbers.metrics[name];
  const note = noteOf(name, numbers, t);
  const isKnown = metric.value !== undefined;
  return (
    <li className={`${styles.tile} ${isKnown ? '' : styles.unknown}`}>
      <h3>
        <Link
          to={{ search: searchOf(name) }}
          aria-current={chosen === name ? 'true' : undefined}
        >
          {t(`delivery.metrics.${name}`)}
        </Link>
      </h3>
      <p className={styles.quiet}>{t(`delivery.good.${name}`)}</p>
      {metric.value === undefined ? (
        <Undefined metric={metric} />
      ) : (
        <>
          <Value name={name} metric={metric} value={metric.value} />
          <Trend periods={numbers.periods} name={name} />
          {moved ? <Moved compared={moved} unit={metric.unit} /> : null}
        </>
      )}
      <MovedByPeople metric={metric} />
      {metric.conventions?.map(sentence => (
        <p key={sentence}>{sentence}</p>
      ))}
      {marks.map(({ kind, words }) => (
        <p key={kind}>{words}</p>
      ))}
      <div className={styles.last}>
        {note === undefined ? null : <p>{note}</p>}
        <Quality numbers={numbers} />
      </div>
    </li>
  );
}
