import { hoursInProgress, inProgressOf } from './inProgress';
import type { Issue, Stay } from './issue';

// A Sunday.
const AS_OF = new Date('2026-11-01T10:00:00Z');
const stay = (from: string, until?: string): Stay => ({
  fromMs: Date.parse(`${from}Z`),
  ...(until === undefined ? {} : { untilMs: Date.parse(`${until}Z`) }),
});
const hours = (...stays: readonly Stay[]) => hoursInProgress(stays, AS_OF);

describe('the hours that a ticket was in progress', () => {
  it('are those between two statuses', () => {
    expect(hours(stay('2026-10-28T09:00', '2026-10-28T10:30'))).toBe(1.5);
  });

  it('are at most eight a weekday, however often it was taken up', () => {
    expect(hours(stay('2026-10-27T16:00', '2026-10-29T03:00'))).toBe(8 + 8 + 3);
    expect(
      hours(
        stay('2026-10-28T00:00', '2026-10-28T06:00'),
        stay('2026-10-28T12:00', '2026-10-28T18:00'),
      ),
    ).toBe(8);
  });

  it('are none at the weekend', () => {
    expect(hours(stay('2026-10-30T20:00', '2026-11-01T09:00'))).toBe(4);
    expect(hours(stay('2026-10-31T08:00', '2026-10-31T12:00'))).toBe(0);
  });

  it('go on until now while it is in progress', () => {
    expect(hours(stay('2026-10-29T23:00'))).toBe(1 + 8);
  });
});

describe('the tickets that were in progress', () => {
  const ticket = (given: Partial<Issue>): Issue => ({
    ...{ id: '#1', url: '', title: '', body: '', labels: [] },
    createdAt: '2026-08-10T00:00:00Z',
    ...given,
  });
  const day = stay('2026-10-28T09:00', '2026-10-28T13:00');

  it('do not count where time is logged, nor where nobody ever took them up', () => {
    expect(
      inProgressOf(
        [
          ticket({ inProgress: [day] }),
          ticket({ inProgress: [day], loggedHours: 3 }),
          ticket({ inProgress: [] }),
        ],
        AS_OF,
      ),
    ).toEqual({ tickets: 1, hours: 4, long: 0, longHours: 0 });
  });

  it('stand apart after ten weekdays: they may be forgotten', () => {
    expect(
      inProgressOf(
        [
          ticket({
            inProgress: [stay('2026-10-05T00:00', '2026-10-17T00:00')],
          }),
          ticket({ inProgress: [stay('2026-08-10T00:00')] }),
        ],
        AS_OF,
      ),
    ).toEqual({ tickets: 1, hours: 80, long: 1, longHours: 480 });
  });

  it('are not told by a tracker without such a status', () => {
    expect(inProgressOf([ticket({})], AS_OF)).toBeUndefined();
  });
});
