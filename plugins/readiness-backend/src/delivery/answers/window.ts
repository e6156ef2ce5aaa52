import { InputError } from '@backstage/errors';
import { Calendar, MetricWindow } from '@groundwork/delivery-metrics';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 90;
const MOST_DAYS = 1100;

/** What a caller says of the window. */
export interface AskedWindow {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Length of the window when `from` is not stated. */
  readonly days?: number | undefined;
}

/** Whole days on the clocks of one time zone; its end belongs to the next window. */
export interface DayWindow extends MetricWindow {
  readonly fromDay: string;
  readonly toDay: string;
  readonly days: number;
  readonly timeZone: string;
  readonly calendar: Calendar;
}

/**
 * The window that is asked for; the last ninety days, today included, unless stated.
 *
 * @throws InputError for one that is none, or longer than three years.
 */
export function windowOf(
  { from, to, days = DEFAULT_DAYS }: AskedWindow,
  {
    calendar,
    timeZone,
    nowMs,
  }: Pick<DayWindow, 'calendar' | 'timeZone'> & { readonly nowMs: number },
): DayWindow {
  const end = to ?? dayAfter(calendar.localDate(nowMs), 1);
  const first = from ?? dayAfter(checked('to', end), -days);
  return dayWindow(checked('from', first), checked('to', end), {
    calendar,
    timeZone,
  });
}

function dayWindow(
  fromDay: string,
  toDay: string,
  { calendar, timeZone }: Pick<DayWindow, 'calendar' | 'timeZone'>,
): DayWindow {
  const days = (Date.parse(toDay) - Date.parse(fromDay)) / DAY_MS;
  if (days < 1) {
    throw new InputError(
      `The window ends on ${toDay}, which is not after its first day ${fromDay}`,
    );
  }
  if (days > MOST_DAYS) {
    throw new InputError(
      `The window has ${days} days, and may have ${MOST_DAYS}`,
    );
  }
  return {
    fromDay,
    toDay,
    days,
    timeZone,
    calendar,
    fromMs: calendar.startOf(fromDay),
    toMs: calendar.startOf(toDay),
  };
}

/** The same number of days earlier or later. */
export function shifted(window: DayWindow, days: number): DayWindow {
  return dayWindow(
    dayAfter(window.fromDay, days),
    dayAfter(window.toDay, days),
    window,
  );
}

/** A window cut so that its last part has so many days. */
export function endingWith(
  window: DayWindow,
  days: number,
): readonly [DayWindow, DayWindow] {
  const { fromDay, toDay } = window;
  const cut = dayAfter(toDay, -days);
  return [dayWindow(fromDay, cut, window), dayWindow(cut, toDay, window)];
}

export function describeWindow(
  window: DayWindow,
): ReadinessSchemas['DeliveryWindow'] {
  const { fromMs, toMs, fromDay, toDay, days, timeZone } = window;
  return {
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    ...{ fromDay, toDay, days, timeZone },
  };
}

/** The 31st of June is no day, and neither is one that JavaScript takes for the 1st of July. */
function checked(name: string, day: string): string {
  const time = Date.parse(day);
  const isDay =
    !Number.isNaN(time) &&
    new Date(time).toISOString().slice(0, 10) === day &&
    day > '1970-01-02' &&
    day < '9999-12-01';
  if (!isDay) {
    throw new InputError(`${name} is ${day}, which is no day`);
  }
  return day;
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
