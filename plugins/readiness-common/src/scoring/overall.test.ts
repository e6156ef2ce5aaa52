import { decideGate } from './gate';
import { levelOf, levelRange } from './level';
import { overallOf } from './overall';
import { cap, complete, scoreChecks, type ScoreItem } from './score';

const noCaps = { fired: false, unknown: false };
const scored = (s: number, kappa = 1, weight = 10): ScoreItem => ({
  id: `check-${s}-${kappa}`,
  weight,
  state: 'scored',
  s,
  kappa,
});
const scoreOf = (...items: readonly ScoreItem[]) => scoreChecks(items, noCaps);
/** Computed in each test, so that a change to the code is seen by it. */
const nothingApplies = () => scoreOf();

describe('the level of a score', () => {
  it.each([
    [-1, 1],
    [0, 1],
    [29.9, 1],
    [30, 2],
    [59.99, 2],
    [60, 3],
    [75, 4],
    [90, 5],
    [100, 5],
  ])('of %d is %i', (score, level) => {
    expect(levelOf(score)).toBe(level);
  });

  it('goes no higher than 3 where much is waived, and is left where it is below', () => {
    expect(levelRange({ lo: 10, hi: 95 }, false)).toEqual({ lo: 1, hi: 5 });
    expect(levelRange({ lo: 80, hi: 95 }, true)).toEqual({ lo: 3, hi: 3 });
    expect(levelRange({ lo: 10, hi: 40 }, true)).toEqual({ lo: 1, hi: 2 });
  });
});

describe('a score', () => {
  it('weighs what is known, and widens by what is not', () => {
    const found = scoreOf(scored(1, 0.5, 60), {
      ...scored(0.5, 1, 20),
      id: 'b',
    });
    expect(found.applies).toBe(true);
    expect(found.confidence).toBeCloseTo(50 / 80, 12);
    expect(found.uncapped.lo).toBeCloseTo((100 * 40) / 80, 12);
    expect(found.uncapped.score).toBeCloseTo((100 * 40) / 50, 12);
    expect(found.uncapped.hi).toBeCloseTo((100 * 70) / 80, 12);
    expect(found.displayed).toEqual({
      lo: 50,
      score: 80,
      hi: 87,
      measured: 62,
      unknown: 38,
    });
  });

  it('is no number while less than half is known', () => {
    expect(scoreOf(scored(1, 0.49)).displayed).not.toHaveProperty('score');
    expect(scoreOf(scored(1, 0.5)).displayed.score).toBe(100);
    expect(scoreOf(scored(1, 0)).uncapped).toEqual({ lo: 0, hi: 100 });
  });

  it('of nothing does not apply, and leaves everything open', () => {
    expect(nothingApplies()).toMatchObject({
      applies: false,
      confidence: 0,
      exemptShare: 0,
      uncapped: { lo: 0, hi: 100 },
      levelCapped: false,
    });
    expect(decideGate(nothingApplies())).toEqual({ gate: 'NA' });
  });

  it('adds up alike in whatever order its checks come', () => {
    const items = [0.1, 0.2, 0.3, 0.7].map(s => scored(s, 0.7, 0.1 + s));
    const orders = [
      items,
      [...items].reverse(),
      [2, 0, 3, 1].flatMap(index => items[index] ?? []),
    ];
    expect(
      new Set(orders.map(order => scoreOf(...order).uncapped.lo)).size,
    ).toBe(1);
  });

  it('stops the level beyond 15 of 100 waived, and not at 15', () => {
    const capped = { lo: 95, hi: 95, score: 95 };
    const at = (exemptShare: number) =>
      complete({
        applies: true,
        confidence: 1,
        uncapped: capped,
        capped,
        exemptShare,
      }).levelCapped;
    expect([at(0.15), at(0.16)]).toEqual([false, true]);
  });
});

describe('a cap', () => {
  const high = { lo: 80, score: 85, hi: 90 };
  const low = { lo: 10, score: 20, hi: 30 };

  it('holds everything below the gate where a veto fired, and the lower bound alone where one is unknown', () => {
    expect(cap(high, { fired: true, unknown: false })).toEqual({
      lo: 59.99,
      score: 59.99,
      hi: 59.99,
    });
    expect(cap(high, { fired: false, unknown: true })).toEqual({
      ...high,
      lo: 59.99,
    });
    expect(cap(high, noCaps)).toEqual(high);
  });

  it('raises nothing, and makes no number of what is not known', () => {
    const both = { fired: true, unknown: true };
    expect(cap(low, both)).toEqual(low);
    expect(cap({ lo: 0, hi: 100 }, both)).toEqual({ lo: 0, hi: 59.99 });
  });
});

describe('the gate', () => {
  const gateOf = (items: readonly ScoreItem[], caps = noCaps) =>
    decideGate(scoreChecks(items, caps));

  it('passes from 60 on, fails below, and is open between', () => {
    expect(gateOf([scored(0.6)])).toEqual({
      gate: 'PASS',
      decidedBy: 'bounds',
    });
    expect(gateOf([scored(0.59)])).toEqual({
      gate: 'FAIL',
      decidedBy: 'bounds',
    });
    expect(gateOf([scored(1, 0.59)])).toEqual({ gate: 'UNDETERMINED' });
  });

  it('says that a veto alone decided it', () => {
    const fired = { fired: true, unknown: false };
    expect(gateOf([scored(0.6)], fired)).toEqual({
      gate: 'FAIL',
      decidedBy: 'veto',
    });
    expect(gateOf([scored(0.5)], fired).decidedBy).toBe('bounds');
    expect(gateOf([scored(1)], { fired: false, unknown: true })).toEqual({
      gate: 'UNDETERMINED',
    });
  });
});

describe('overall readiness', () => {
  it('is the weakest of what applies, with the mean beside it', () => {
    expect(
      overallOf([scoreOf(scored(0.9)), nothingApplies(), scoreOf(scored(0.4))]),
    ).toEqual({ lo: 40, hi: 40, score: 40, mean: { lo: 65, hi: 65 } });
  });

  it('is one number only where half of each is known', () => {
    const half = scoreOf(scored(0.8, 0.5));
    const less = scoreOf(scored(0.8, 0.4));
    expect(overallOf([half, scoreOf(scored(1))])).toEqual({
      lo: 40,
      hi: 90,
      score: 80,
      mean: { lo: 70, hi: 95 },
    });
    expect(overallOf([less, scoreOf(scored(1))])).toEqual({
      lo: 32,
      hi: 92,
      mean: { lo: 66, hi: 96 },
    });
  });

  it('is nothing where nothing applies', () => {
    expect(overallOf([nothingApplies()])).toBeUndefined();
    expect(overallOf([])).toBeUndefined();
  });
});
