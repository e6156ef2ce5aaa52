import type { DeliveryMetric } from '../../answers';

const DAY_HOURS = 24;
const WEEK_DAYS = 7;
const MONTH_DAYS = 365.25 / 12;

/** Units that times can be told in. */
export const timeUnits = ['minutes', 'hours', 'days'] as const;

/** Spans that frequencies can be told by. */
export const frequencySpans = ['day', 'week', 'month'] as const;

type TimeUnit = (typeof timeUnits)[number];

type FrequencySpan = (typeof frequencySpans)[number];

/** Units that were chosen; what is undefined is told in the unit that fits each value. */
export interface Units {
  readonly time: TimeUnit | undefined;
  readonly frequency: FrequencySpan | undefined;
}

/** Every value in the unit that fits it. */
export const AS_FITS: Units = { time: undefined, frequency: undefined };

const OF_AN_HOUR: Readonly<Record<TimeUnit, number>> = {
  minutes: 60,
  hours: 1,
  days: 1 / DAY_HOURS,
};

const OF_A_WEEKLY: Readonly<Record<FrequencySpan, number>> = {
  day: 1 / WEEK_DAYS,
  week: 1,
  month: MONTH_DAYS / WEEK_DAYS,
};

/** A unit as something else than a sentence needs it: an axis, a file. */
export interface Scale {
  /** The name of the unit in a file. */
  readonly name: string;
  /** A value as the backend tells it, in this unit. */
  of(value: number): number;
  /** The same for a file or a chart, where what is not known stays so. */
  cell(value: number | undefined): number | undefined;
  /** A value in this unit, as the backend would tell it. */
  back(value: number): number;
}

/** More digits than these come from the division and not from what was measured. */
const DIGITS = 12;

function scaleBy(name: string, factor: number): Scale {
  const of = (value: number) =>
    factor === 1 ? value : Number((value * factor).toPrecision(DIGITS));
  return {
    name,
    of,
    cell: value => (value === undefined ? undefined : of(value)),
    back: value => value / factor,
  };
}

/** The chosen unit of a metric or, where none was chosen, that of the backend. */
export function scaleOf(
  unit: DeliveryMetric['unit'],
  { time = 'hours', frequency = 'week' }: Units,
): Scale {
  switch (unit) {
    case 'hours':
      return scaleBy(time, OF_AN_HOUR[time]);
    case 'per-week':
      return scaleBy(`per_${frequency}`, OF_A_WEEKLY[frequency]);
    case 'percent':
      return scaleBy('percent', 1);
    default:
      throw new Error(`Unknown unit ${String(unit satisfies never)}`);
  }
}
