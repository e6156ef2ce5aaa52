import { formatDuration, relativeTime } from './relativeTime';

const now = Date.parse('2026-11-21T12:00:00Z');

describe('relativeTime', () => {
  it.each([
    ['2026-11-21T11:59:30Z', 'just now'],
    ['2026-11-21T11:55:00Z', '5 min ago'],
    ['2026-11-21T10:00:00Z', '2 h ago'],
    ['2026-11-20T11:00:00Z', '1 day ago'],
    ['2026-11-18T12:00:00Z', '3 days ago'],
    ['2026-10-31T12:00:00Z', '3 weeks ago'],
    ['2026-03-21T12:00:00Z', '8 months ago'],
    ['2023-11-21T12:00:00Z', '3 years ago'],
  ])('reads %s as %s', (then, words) => {
    expect(relativeTime(Date.parse(then), now)).toBe(words);
  });

  it('does not speak of the future when the clocks differ', () => {
    expect(relativeTime(now + 90_000, now)).toBe('just now');
  });
});

describe('formatDuration', () => {
  it.each([
    [400, '0 s'],
    [48_000, '48 s'],
    [185_000, '3 min 5 s'],
    [180_000, '3 min'],
    [7_800_000, '2 h 10 min'],
    [7_200_000, '2 h'],
  ])('reads %d ms as %s', (durationMs, words) => {
    expect(formatDuration(durationMs)).toBe(words);
  });
});
