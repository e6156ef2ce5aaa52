import type { DeliveryBaseline, DeliveryTarget } from '../../answers';
import type { MetricName } from '../DeliveryMetrics/metricNames';

/** Units in which a person says how long something is to take. */
export const durationUnits = ['minutes', 'hours', 'days'] as const;

/** See {@link durationUnits}. */
export type DurationUnit = (typeof durationUnits)[number];

const HOURS: Readonly<Record<DurationUnit, number>> = {
  minutes: 1 / 60,
  hours: 1,
  days: 24,
};
const DAY_MS = 86_400_000;
/** After so long a change of how people work shows in the numbers. */
const DEFAULT_DAYS = 180;

/** A metric that is frozen, or is about to be. */
export type FrozenMetric = Pick<
  DeliveryBaseline['metrics'][MetricName],
  'unit' | 'better' | 'value' | 'sampleSize'
>;

/** Who answers for a target: an entity of the catalog. */
export interface Owner {
  readonly id: string;
  readonly label: string;
}

/** What somebody has filled in for the target of a metric; without an amount there is to be none. */
export interface TargetDraft {
  readonly amount: number | undefined;
  /** Of a metric that is a time. */
  readonly unit: DurationUnit;
  readonly owner: Owner | undefined;
  readonly day: string;
}

/** What somebody has filled in so far; it outlives the way back and forth between the screens. */
export interface Draft {
  readonly name: string | undefined;
  readonly targets: Readonly<Partial<Record<MetricName, TargetDraft>>>;
}

/** Nothing is filled in. */
export const emptyDraft: Draft = { name: undefined, targets: {} };

/** What is wrong with a target, field by field. */
export interface TargetProblems {
  readonly amount?: 'not-positive' | 'over-hundred' | 'worse';
  readonly owner?: 'missing';
  readonly day?: 'missing' | 'past';
}

/** The day so many days after another one. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Today where the backend counts its days. */
export function todayIn(timeZone: string, nowMs = Date.now()): string {
  // The Canadian form of a date is the one of ISO 8601.
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(nowMs);
}

/** The unit in which a person would say a time. */
function unitFor(hours: number): DurationUnit {
  if (hours < 1) return 'minutes';
  return hours < 2 * HOURS.days ? 'hours' : 'days';
}

/** What stands in the fields of a metric before somebody fills them in: what holds now, or what is likely. */
export function targetDraftOf(
  metric: FrozenMetric,
  {
    target,
    owner,
    today,
  }: {
    readonly target: DeliveryTarget | undefined;
    readonly owner: Owner | undefined;
    readonly today: string;
  },
): TargetDraft {
  if (!target)
    return {
      amount: undefined,
      unit: unitFor(metric.value ?? 0),
      owner,
      day: dayAfter(today, DEFAULT_DAYS),
    };
  const unit = unitFor(target.value);
  return {
    amount: metric.unit === 'hours' ? target.value / HOURS[unit] : target.value,
    unit,
    owner: ownerOf(target.owner),
    day: target.dueDay,
  };
}

/** An owner of whom only the reference is known. */
export function ownerOf(ref: string): Owner {
  return { id: ref, label: ref.slice(ref.lastIndexOf('/') + 1) };
}

/** What the amount is in the unit of the metric. */
export function valueOf(
  { amount, unit }: TargetDraft,
  metric: Pick<FrozenMetric, 'unit'>,
): number | undefined {
  return amount !== undefined && metric.unit === 'hours'
    ? amount * HOURS[unit]
    : amount;
}

function amountProblem(
  draft: TargetDraft,
  metric: FrozenMetric,
): TargetProblems['amount'] {
  const value = valueOf(draft, metric);
  if (value === undefined) return undefined;
  if (metric.unit === 'percent') {
    if (value < 0) return 'not-positive';
    if (value > 100) return 'over-hundred';
  } else if (value <= 0) return 'not-positive';
  const { better, value: frozen } = metric;
  if (frozen === undefined) return undefined;
  const isWorse = better === 'lower' ? value > frozen : value < frozen;
  return isWorse ? 'worse' : undefined;
}

/** What is wrong with a target that somebody wants; nothing where none is wanted. */
export function problemsOf(
  draft: TargetDraft,
  metric: FrozenMetric,
  today: string,
): TargetProblems {
  if (draft.amount === undefined) return {};
  const amount = amountProblem(draft, metric);
  return {
    ...(amount === undefined ? {} : { amount }),
    ...(draft.owner ? {} : { owner: 'missing' as const }),
    ...(draft.day === '' ? { day: 'missing' as const } : {}),
    ...(draft.day !== '' && draft.day <= today ? { day: 'past' as const } : {}),
  };
}

/** Less than anybody could have meant: days and back are not quite the same number. */
const SAME = 1e-9;

/** Whether a target holds already as it is filled in. */
export function isSet(
  draft: TargetDraft,
  metric: Pick<FrozenMetric, 'unit'>,
  target: DeliveryTarget | undefined,
): boolean {
  const value = valueOf(draft, metric);
  return (
    target !== undefined &&
    value !== undefined &&
    Math.abs(target.value - value) <= SAME * Math.max(1, value) &&
    target.owner === draft.owner?.id &&
    target.dueDay === draft.day
  );
}
