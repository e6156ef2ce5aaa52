const DAY_MS = 86_400_000;

/** Half-open span of time: `fromMs` belongs to it, `toMs` does not. */
export interface MetricWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Whether a moment lies in a window. */
export function isInWindow(window: MetricWindow, timeMs: number): boolean {
  return timeMs >= window.fromMs && timeMs < window.toMs;
}

/** Days and weeks as the clocks on the wall of one time zone show them. */
export interface Calendar {
  /** Local date, `2026-03-08`. */
  localDate(timeMs: number): string;
  /** ISO week of the local date, `2026-W10`. */
  isoWeek(timeMs: number): string;
  /** Calendar days from the window's first local date to its last; 23- and 25-hour days count as one each. */
  calendarDays(window: MetricWindow): number;
  /** First moment of a local date, `2026-03-08`. */
  startOf(date: string): number;
  /** First moment of the local date that lies a number of calendar months before a moment's. */
  monthsBefore(timeMs: number, months: number): number;
}

/**
 * A calendar in an IANA time zone.
 *
 * @throws RangeError when the zone is not known.
 */
export function calendarIn(timeZone: string): Calendar {
  const dayOf = localDayNumber(timeZone);
  const textOf = dateTexts();
  return {
    localDate: timeMs => textOf(dayOf(timeMs)),
    isoWeek: timeMs => isoWeekOfDay(dayOf(timeMs)),
    calendarDays: ({ fromMs, toMs }) => dayOf(toMs) - dayOf(fromMs),
    startOf: date => startOfDay(Date.parse(date) / DAY_MS, dayOf),
    monthsBefore: (timeMs, months) =>
      startOfDay(dayMonthsBefore(dayOf(timeMs), months), dayOf),
  };
}

/** Days since 1970-01-01 on the local calendar; cached per UTC hour, in which no zone changes more than once. */
function localDayNumber(timeZone: string): (timeMs: number) => number {
  const format = new Intl.DateTimeFormat('en-CA-u-ca-iso8601-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const read = (timeMs: number): number => {
    const parts = new Map(
      format.formatToParts(timeMs).map(part => [part.type, part.value]),
    );
    return (
      Date.UTC(
        Number(parts.get('year')),
        Number(parts.get('month')) - 1,
        Number(parts.get('day')),
      ) / DAY_MS
    );
  };
  const slots = new Map<number, number>();
  const slotMs = 900_000;
  return timeMs => {
    const slot = Math.floor(timeMs / slotMs);
    let day = slots.get(slot);
    if (day === undefined) {
      const first = read(slot * slotMs);
      day = first === read((slot + 1) * slotMs - 1) ? first : Number.NaN;
      slots.set(slot, day);
    }
    return Number.isNaN(day) ? read(timeMs) : day;
  };
}

/** A day is written once: thousands of deployments share it. */
function dateTexts(): (day: number) => string {
  const texts = new Map<number, string>();
  return day => {
    const text =
      texts.get(day) ?? new Date(day * DAY_MS).toISOString().slice(0, 10);
    texts.set(day, text);
    return text;
  };
}

/** A week belongs to the year that holds its Thursday. */
function isoWeekOfDay(day: number): string {
  const weekday = (((day + 3) % 7) + 7) % 7;
  const thursday = day - weekday + 3;
  const year = new Date(thursday * DAY_MS).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1) / DAY_MS) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

function dayMonthsBefore(day: number, months: number): number {
  const date = new Date(day * DAY_MS);
  const target = new Date(
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1),
  );
  const lastDay = new Date(
    Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0),
  ).getUTCDate();
  return target.getTime() / DAY_MS + Math.min(date.getUTCDate(), lastDay) - 1;
}

/** First moment of a local day, by bisection: zones differ from UTC by less than a day. */
function startOfDay(day: number, dayOf: (timeMs: number) => number): number {
  let before = (day - 2) * DAY_MS;
  let within = (day + 2) * DAY_MS;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (dayOf(middle) < day) before = middle;
    else within = middle;
  }
  return within;
}
