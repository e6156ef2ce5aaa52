import * as fc from 'fast-check';
import { calendarIn, isInWindow } from './calendar';
import { defaultReworkWindow } from './reworkRate';

const HOUR_MS = 3_600_000;
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];
const moment = fc.integer({
  min: Date.UTC(2011, 0, 1),
  max: Date.UTC(2030, 0, 1),
});

function localDateByIntl(timeZone: string, timeMs: number): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return format.format(timeMs);
}

describe('a calendar in a time zone', () => {
  it('shows the date that the clocks there show, at every moment', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), moment, (zone, timeMs) => {
        expect(calendarIn(zone).localDate(timeMs)).toBe(
          localDateByIntl(zone, timeMs),
        );
      }),
    );
  });

  it.each([
    ['2025-12-28T12:00:00Z', '2025-W52'],
    ['2025-12-29T12:00:00Z', '2026-W01'],
    ['2027-01-03T12:00:00Z', '2026-W53'],
    ['2027-01-04T12:00:00Z', '2027-W01'],
  ])('puts %s into ISO week %s', (time, week) => {
    expect(calendarIn('UTC').isoWeek(Date.parse(time))).toBe(week);
  });

  it('counts days of 23 and 25 hours as days', () => {
    const berlin = calendarIn('Europe/Berlin');
    const days = (from: string, to: string) =>
      berlin.calendarDays({ fromMs: Date.parse(from), toMs: Date.parse(to) });
    expect(days('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toBe(1);
    expect(days('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')).toBe(1);
  });

  it('adds up the days of a window cut in two', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.tuple(moment, moment, moment),
        (zone, times) => {
          const [fromMs, cutMs, toMs] = [...times].sort((a, b) => a - b) as [
            number,
            number,
            number,
          ];
          const { calendarDays } = calendarIn(zone);
          expect(
            calendarDays({ fromMs, toMs: cutMs }) +
              calendarDays({ fromMs: cutMs, toMs }),
          ).toBe(calendarDays({ fromMs, toMs }));
        },
      ),
    );
  });

  it('refuses a zone that does not exist', () => {
    expect(() => calendarIn('Europe/Atlantis')).toThrow(RangeError);
  });
});

describe('windows', () => {
  it('are half-open', () => {
    const window = { fromMs: 10, toMs: 20 };
    expect([9, 10, 19, 20].map(time => isInWindow(window, time))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('of rework reach back six calendar months to the start of a local day', () => {
    const toMs = Date.parse('2026-08-31T15:00:00Z');
    const window = defaultReworkWindow(toMs, 'Europe/Berlin');
    expect(new Date(window.fromMs).toISOString()).toBe(
      '2026-02-27T23:00:00.000Z',
    );
    expect(window.toMs - window.fromMs).toBeGreaterThan(183 * 24 * HOUR_MS);
  });
});
