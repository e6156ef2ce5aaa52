import { forecastFoundation, type JudgedDay } from './forecast';

const failing = (id: string, lo: number) => ({ id, gate: 'FAIL', lo });

/** One day after the other, from 1 September on. */
function history(
  days: number,
  loOf: (day: number) => Readonly<Record<string, number>>,
  standardVersion = '1.4.0',
): readonly JudgedDay[] {
  return Array.from({ length: days }, (_, day) => ({
    day: new Date(Date.UTC(2026, 8, 1 + day)).toISOString().slice(0, 10),
    standardVersion,
    prerequisites: Object.entries(loOf(day)).map(([id, lo]) => ({ id, lo })),
  }));
}

describe('forecastFoundation', () => {
  it('S11: foundation work took 6 to 9 months elsewhere; without a history nobody knows the pace here', () => {
    expect(
      forecastFoundation([failing('P1', 8), failing('P2', 9)], []),
    ).toEqual({ elsewhere: { lo: 6, hi: 9 }, pace: { state: 'too-short' } });
  });

  it('says nothing once neither infrastructure nor pipeline fails', () => {
    expect(
      forecastFoundation(
        [
          { id: 'P1', gate: 'PASS', lo: 92 },
          { id: 'P2', gate: 'UNDETERMINED', lo: 50 },
          failing('P3', 0),
        ],
        [],
      ),
    ).toBeUndefined();
  });

  it('goes on at the pace of the slower of the two, whatever the order of the days', () => {
    // Three points in ten days and six points in ten days; 45 and 30 are missing.
    const days = history(41, day => ({
      P1: 3 + day * 0.3,
      P2: 6 + day * 0.6,
    }));
    const forecast = forecastFoundation(
      [failing('P1', 15), failing('P2', 30)],
      [...days].reverse(),
    );
    expect(forecast?.pace).toEqual({
      state: 'known',
      days: 40,
      months: expect.closeTo(150 / (365.25 / 12), 6),
    });
    expect(
      forecastFoundation([failing('P1', 15), failing('P2', 30)], days),
    ).toEqual(forecast);
  });

  it.each([
    ['rises for 27 days only', history(28, day => ({ P1: day })), 'too-short'],
    ['stands still', history(60, () => ({ P1: 15 })), 'not-rising'],
    [
      'hardly rises',
      history(60, day => ({ P1: 15 + day / 1000 })),
      'not-rising',
    ],
    ['falls', history(60, day => ({ P1: 60 - day })), 'not-rising'],
    ['was never judged', history(60, () => ({ P3: 1 })), 'not-rising'],
    [
      'rose while another standard judged it',
      [
        ...history(60, day => ({ P1: day }), '1.3.0').slice(0, 50),
        ...history(60, () => ({ P1: 50 })).slice(50),
      ],
      'too-short',
    ],
  ])('knows no pace where it %s', (_, days, state) => {
    expect(forecastFoundation([failing('P1', 15)], days)?.pace).toEqual({
      state,
    });
  });

  it('does not count days where only a veto keeps the gate shut', () => {
    expect(
      forecastFoundation(
        [failing('P1', 15), failing('P2', 61)],
        history(60, day => ({ P1: day, P2: day })),
      )?.pace,
    ).toEqual({ state: 'veto' });
  });
});
