import { exactTime, formatDay } from './exactTime';

const zoneName = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' })
  .formatToParts(new Date(2026, 10, 21))
  .find(({ type }) => type === 'timeZoneName')?.value;

describe('exactTime', () => {
  it('counts 24 hours and names the zone', () => {
    const afternoon = new Date(2026, 10, 21, 14, 5, 9);
    expect(exactTime(afternoon.getTime())).toBe(
      `21 Nov 2026, 14:05:09 ${zoneName}`,
    );
  });

  it('starts a day at 00, not at 24', () => {
    const midnight = new Date(2026, 10, 21, 0, 0, 0);
    expect(exactTime(midnight.getTime())).toContain(', 00:00:00 ');
  });
});

describe('formatDay', () => {
  it('spells the month, so that no reader takes it for the day', () => {
    expect(formatDay(new Date(2026, 2, 4).getTime())).toBe('4 Mar 2026');
  });
});
