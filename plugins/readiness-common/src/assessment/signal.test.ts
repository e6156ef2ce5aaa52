import { measured } from '../checks';
import type { SignalSince } from './document';
import { signalOf } from './signal';
import type { SignalsDay } from './signalSince';

const rule = {
  id: 'how-to-tickets',
  title: 'More than 20 how-to tickets a week',
  speaksFor: 'not-ready',
  check: 'how-to-questions-are-few',
  when: 'above',
  line: 20,
} as const;

const today = {
  asOf: new Date('2026-11-10T10:00:00Z'),
  standardVersion: '2',
  history: [],
};

describe('a signal', () => {
  it.each([
    [21, 'shown'],
    [20, 'not-shown'],
    [{ lo: 15, hi: 25 }, 'unknown'],
    [{ lo: 22, hi: 25 }, 'shown'],
  ])('at %j is %s', (value, state) => {
    expect(
      signalOf(rule, {
        ...today,
        measurementOf: () => measured(value),
      }).state,
    ).toBe(state);
  });

  it('is unknown while nothing measures it', () => {
    expect(
      signalOf(rule, { ...today, measurementOf: () => undefined }),
    ).toEqual(expect.objectContaining({ state: 'unknown' }));
  });

  type Day = SignalsDay['signals'][string] & { readonly version?: string };

  /** The signal after days that ended like this, the last one yesterday; undefined is a day without an assessment. */
  function after(days: readonly (Day | undefined)[], value = 21) {
    return signalOf(rule, {
      ...today,
      measurementOf: () => measured(value),
      history: days.flatMap((day, index) =>
        day
          ? [
              {
                at: new Date(Date.UTC(2026, 10, 10 - days.length + index, 23)),
                standardVersion: day.version ?? '2',
                signals: { [rule.id]: day },
              },
            ]
          : [],
      ),
    }).since;
  }

  const third = { day: '2026-11-03', isAtLeast: false };

  it.each<[string, readonly (Day | undefined)[], SignalSince]>([
    ['nothing', [], { day: '2026-11-10', isAtLeast: true }],
    [
      'a day on which it was not',
      [{ state: 'not-shown' }],
      { day: '2026-11-10', isAtLeast: false },
    ],
    ['days on which it was', [{ state: 'shown', since: third }], third],
    [
      'a day that nobody assessed',
      [{ state: 'shown', since: third }, undefined],
      { day: '2026-11-10', isAtLeast: true },
    ],
    [
      'a day without a value',
      [{ state: 'shown', since: third }, { state: 'unknown' }],
      { day: '2026-11-10', isAtLeast: true },
    ],
    [
      'a day under another standard',
      [{ state: 'shown', since: third, version: '1' }],
      { day: '2026-11-10', isAtLeast: true },
    ],
  ])('is shown since a day, after %s', (_, days, since) => {
    expect(after(days)).toEqual(since);
  });

  it('that is not shown is so since no day', () => {
    expect(after([{ state: 'shown', since: third }], 20)).toBeUndefined();
  });
});
