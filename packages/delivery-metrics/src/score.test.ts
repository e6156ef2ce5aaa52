import {
  categoryScore,
  durationCategory,
  frequencyCategory,
  percentScore,
  quickCheckScore,
} from './score';
import {
  legacyChangeFailTier,
  legacyFrequencyTier,
  legacyLeadTimeTier,
  legacyRecoveryTier,
} from './legacyTiers';
import { targetProgress } from './targetProgress';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

describe('Quick Check score', () => {
  it('scores the five metrics and their mean (S1)', () => {
    const score = quickCheckScore({
      leadTimeMs: 30 * HOUR_MS,
      deploymentsPerWeek: 3,
      recoveryMs: 50 * MINUTE_MS,
      changeFailPercent: 12,
      reworkPercent: 8,
    });
    expect([
      durationCategory(30 * HOUR_MS),
      frequencyCategory(3),
      durationCategory(50 * MINUTE_MS),
    ]).toEqual([4, 4, 6]);
    expect(score).toEqual({
      leadTime: 6,
      deploymentFrequency: 6,
      recovery: 10,
      changeFail: 8.8,
      rework: 9.2,
      overall: expect.closeTo(8, 10),
    });
  });

  it('reads "less than" strictly and "at least once" inclusively (S2)', () => {
    expect(durationCategory(24 * HOUR_MS)).toBe(4);
    expect(durationCategory(HOUR_MS)).toBe(5);
    expect(frequencyCategory(1)).toBe(4);
  });

  it.each([
    [14, 6],
    [13.9, 5],
    [7, 5],
    [6.9, 4],
    [7 / 30, 3],
    [7 / 182.5, 2],
    [0, 1],
  ])('puts %d deployments a week in category %d', (perWeek, category) => {
    expect(frequencyCategory(perWeek)).toBe(category);
  });

  it('has no overall score while a metric is unknown', () => {
    const score = quickCheckScore({
      leadTimeMs: HOUR_MS,
      deploymentsPerWeek: 1,
      recoveryMs: undefined,
      changeFailPercent: 0,
      reworkPercent: 0,
    });
    expect(score.recovery).toBeUndefined();
    expect(score.overall).toBeUndefined();
  });

  it('maps the ends of the scale to 0 and 10', () => {
    expect([
      categoryScore(1),
      categoryScore(6),
      percentScore(100),
      percentScore(0),
    ]).toEqual([0, 10, 0, 10]);
  });
});

describe('tiers of 2023', () => {
  it.each([
    [5, 'elite'],
    [10, 'high'],
    [15, 'medium'],
    [15.01, 'low'],
  ])('a change fail rate of %d %% is %s (S3)', (percent, tier) => {
    expect(legacyChangeFailTier(percent)).toEqual({ tier, year: 2023 });
  });

  it('grades the other three by their bounds', () => {
    expect(legacyLeadTimeTier(24 * HOUR_MS).tier).toBe('high');
    expect(legacyRecoveryTier(30 * MINUTE_MS).tier).toBe('elite');
    expect(
      [7.1, 7, 1, 0.9, 0.1].map(perWeek => legacyFrequencyTier(perWeek).tier),
    ).toEqual(['elite', 'high', 'high', 'medium', 'low']);
  });
});

describe('progress towards a target', () => {
  it('is the share of the way when lower is better (S4)', () => {
    expect(
      targetProgress({ baseline: 48, target: 24, better: 'lower' }, 36),
    ).toEqual({
      percent: 50,
      state: 'under-way',
    });
  });

  it('is the share of the way when higher is better (S5)', () => {
    const progress = targetProgress(
      { baseline: 2, target: 5, better: 'higher' },
      4.4,
    );
    expect(progress).toEqual({
      percent: expect.closeTo(80, 10),
      state: 'under-way',
    });
  });

  it('divides by nothing where target and baseline are one (S6)', () => {
    expect(
      targetProgress({ baseline: 24, target: 24, better: 'lower' }, 20),
    ).toEqual({ percent: 100, state: 'met' });
    expect(
      targetProgress({ baseline: 24, target: 24, better: 'lower' }, 36),
    ).toEqual({
      percent: -50,
      state: 'worse-than-baseline',
    });
  });

  it('is negative and not clamped when worse than the baseline (S6)', () => {
    expect(
      targetProgress({ baseline: 48, target: 24, better: 'lower' }, 60),
    ).toEqual({
      percent: -50,
      state: 'worse-than-baseline',
    });
  });

  it('tells unchanged from worse', () => {
    expect(
      targetProgress({ baseline: 48, target: 24, better: 'lower' }, 48),
    ).toEqual({
      percent: 0,
      state: 'unchanged',
    });
  });
});
