import {
  defineCheck,
  everywhere,
  measured,
  notApplicable,
  orAbsent,
  type Measured,
  type Reading,
  type Required,
} from '../checks';
import { falling, yesOrNo } from '../curves';
import {
  application,
  clusterSubject,
  declaration,
  pipelineRun,
  type Subject,
} from '../evidence';
import {
  confidenceOf,
  gradeMeasurement,
  leastReliability,
  scoreOf,
} from './confidence';

const curve = yesOrNo();

describe('the worst and best grade of a measurement', () => {
  it('is that of its value, on the curve of the standard', () => {
    const value = measured({ lo: 0.2, hi: 0.6 });
    expect(gradeMeasurement(value, { parts: [{ curve }] })).toEqual({
      lo: 0.2,
      hi: 0.6,
    });
    const less = { parts: [{ curve: falling(1, 0) }] };
    const { lo, hi } = gradeMeasurement(value, less);
    expect(lo).toBeCloseTo(0.4, 12);
    expect(hi).toBeCloseTo(0.8, 12);
  });

  it('is the mean of its parts by their shares', () => {
    const both = measured(1, { quantities: { other: { lo: 0.2, hi: 0.6 } } });
    const parts = (share?: number) => [
      { curve, ...(share === undefined ? {} : { share }) },
      { curve, quantity: 'other' },
    ];
    const equal = gradeMeasurement(both, { parts: parts() });
    expect(equal.lo).toBeCloseTo(0.6, 12);
    expect(equal.hi).toBeCloseTo(0.8, 12);
    const threeToOne = gradeMeasurement(both, { parts: parts(3) });
    expect(threeToOne.lo).toBeCloseTo(0.8, 12);
    expect(threeToOne.hi).toBeCloseTo(0.9, 12);
  });

  it('leaves open the part that nobody measured', () => {
    const parts = [
      { curve, share: 3 },
      { curve: falling(5, 0), quantity: 'missing' },
    ];
    expect(gradeMeasurement(measured(1), { parts })).toEqual({
      lo: 0.75,
      hi: 1,
    });
  });

  it('loses what another quantity takes away, all of it in the worst case where that is not known', () => {
    const grading = { parts: [{ curve }], timesOneMinus: 'lost' };
    const losing = (lost: { readonly lo: number; readonly hi: number }) =>
      gradeMeasurement(
        measured({ lo: 0.5, hi: 1 }, { quantities: { lost } }),
        grading,
      );
    expect(losing({ lo: 0.25, hi: 0.5 })).toEqual({ lo: 0.25, hi: 0.75 });
    expect(losing({ lo: -1, hi: 2 })).toEqual({ lo: 0, hi: 1 });
    expect(gradeMeasurement(measured(0.5), grading)).toEqual({
      lo: 0,
      hi: 0.5,
    });
  });
});

const subject = (name: string): Subject => clusterSubject(name, 'production');
const read = (name: string, freshness = 1, reliability = 1) => ({
  state: 'read' as const,
  subject: subject(name),
  value: undefined,
  trust: { freshness, reliability },
});
const unread = (name: string) => ({
  state: 'unread' as const,
  subject: subject(name),
  reason: 'timeout' as const,
});

describe('confidence', () => {
  const known = measured(1);
  const of = (
    readings: readonly Reading<unknown>[],
    more: {
      readonly lo?: number;
      readonly measured?: Measured;
      readonly minimumPopulation?: number;
    } = {},
  ) =>
    confidenceOf({
      s: { lo: more.lo ?? 1, hi: 1 },
      readings,
      measured: more.measured ?? known,
      minimumPopulation: more.minimumPopulation,
      leastReliability: 0.3,
    });

  it('is whole where nothing speaks against it, also without a reading', () => {
    const whole = {
      coverage: 1,
      freshness: 1,
      reliability: 1,
      population: 1,
      kappa: 1,
    };
    expect(of([])).toEqual(whole);
    expect(of([read('a'), read('b')])).toEqual(whole);
  });

  it('is the product of coverage, age, reliability and population', () => {
    const few = measured(1, {
      population: { read: 2, expected: 8, unit: 'service' },
    });
    expect(
      of([read('a', 0.5, 0.8)], {
        lo: 0.5,
        measured: few,
        minimumPopulation: 4,
      }),
    ).toEqual({
      coverage: 0.5,
      freshness: 0.5,
      reliability: 0.8,
      population: 0.5,
      kappa: 0.5 * 0.5 * 0.8 * 0.5,
    });
  });

  it('asks for a number of subjects only where the standard does and the check counts', () => {
    const many = measured(1, {
      population: { read: 9, expected: 9, unit: 'service' },
    });
    expect(of([], { measured: many, minimumPopulation: 5 }).population).toBe(1);
    expect(of([], { measured: many }).population).toBe(1);
    expect(of([], { minimumPopulation: 5 }).population).toBe(1);
  });

  it('believes what the check says of its sources before their mean', () => {
    const attested = measured(1, { reliability: 0.4 });
    expect(of([read('a', 1, 0.9)], { measured: attested }).reliability).toBe(
      0.4,
    );
  });

  it('is the mean over subjects, an unread one as old and as little believed as any', () => {
    const found = of([read('a', 0.8, 0.9), unread('b')]);
    expect(found.freshness).toBeCloseTo(0.4, 12);
    expect(found.reliability).toBeCloseTo(0.6, 12);
  });

  it('counts a subject of several sources once, and as lost where one of them is silent', () => {
    const found = of([
      read('a', 1, 1),
      read('b', 0.5, 0.5),
      read('a', 0.6, 0.8),
    ]);
    expect(found.freshness).toBeCloseTo((0.8 + 0.5) / 2, 12);
    expect(found.reliability).toBeCloseTo((0.9 + 0.5) / 2, 12);
    const silent = of([read('a'), unread('a'), read('b')]);
    expect(silent.freshness).toBeCloseTo(0.5, 12);
    expect(silent.reliability).toBeCloseTo(0.65, 12);
    expect(of([read('a'), unread('a')])).toMatchObject({
      freshness: 0,
      reliability: 0.3,
    });
  });
});

describe('the weakest source that a check accepts', () => {
  const checkOf = (requires: Readonly<Record<string, Required>>) =>
    defineCheck({
      id: 'asked',
      title: 'Asked',
      failureTitle: 'Not asked',
      why: 'To be asked.',
      remediation: { summary: 'None.', effort: 'low', href: 'none' },
      appliesTo: { kind: 'Component' },
      requires,
      evaluate: () => notApplicable('Nothing to judge.'),
    });

  it('is that of its weakest evidence, however it is asked for', () => {
    const { leastReliability: run } = pipelineRun;
    const { leastReliability: declared } = declaration;
    expect(run).toBeLessThan(declared ?? 0);
    expect(leastReliability(checkOf({ application, pipelineRun }))).toBe(run);
    expect(
      leastReliability(
        checkOf({
          declaration: orAbsent(declaration),
          application: everywhere(application),
        }),
      ),
    ).toBe(declared);
  });

  it('is the least that any source has where its kind does not say, and the best of what needs none', () => {
    const { leastReliability: _, ...anySource } = application;
    expect(leastReliability(checkOf({ anySource }))).toBe(0.3);
    expect(leastReliability(checkOf({}))).toBe(1);
  });

  it('is the same when it is asked again', () => {
    const check = checkOf({ pipelineRun });
    expect(leastReliability(check)).toBe(leastReliability(check));
  });
});

describe('the score of a partial measurement', () => {
  it('counts what is certain', () => {
    expect(scoreOf({ lo: 0.3, hi: 0.9 })).toBeCloseTo(0.75, 12);
    expect(scoreOf({ lo: 0.5, hi: 0.5 })).toBe(0.5);
    expect(scoreOf({ lo: 1.5, hi: 1.5 })).toBe(1);
  });

  it('is not known where nothing is', () => {
    expect(scoreOf({ lo: 0, hi: 1 })).toBeUndefined();
  });
});
