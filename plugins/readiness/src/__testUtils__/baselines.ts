import type {
  DeliveryBaseline,
  DeliveryComparison,
  DeliveryProof,
  DeliveryTarget,
} from '../answers';

/** Under a day by May, and the platform answers for it. */
export const leadTimeTarget: DeliveryTarget = {
  metric: 'leadTime',
  value: 24,
  owner: 'group:default/platform',
  dueDay: '2027-05-01',
  setBy: 'user:default/rhea',
  setAt: '2026-11-22T10:01:00.000Z',
};

/** What was frozen of the organisation; nothing had to be recovered. */
export function baselineWith(
  more: Partial<DeliveryBaseline> = {},
): DeliveryBaseline {
  return {
    hash: 'f1'.repeat(32),
    scope: { kind: 'organisation', ref: 'organisation:default' },
    name: 'Before the common pipeline',
    window: {
      fromDay: '2026-08-24',
      toDay: '2026-11-22',
      days: 90,
      timeZone: 'UTC',
    },
    frozenAt: '2026-11-22T10:00:00.000Z',
    author: 'user:default/rhea',
    standard: { id: 'organisation', version: '2026.2' },
    config: 'c0'.repeat(32),
    events: 'e0'.repeat(32),
    metrics: {
      leadTime: { unit: 'hours', better: 'lower', value: 76, sampleSize: 41 },
      deploymentFrequency: {
        unit: 'per-week',
        better: 'higher',
        value: 3.2,
        sampleSize: 41,
      },
      changeFailRate: {
        unit: 'percent',
        better: 'lower',
        value: 15,
        sampleSize: 41,
      },
      recoveryTime: { unit: 'hours', better: 'lower', sampleSize: 0 },
      reworkRate: {
        unit: 'percent',
        better: 'lower',
        value: 5,
        sampleSize: 41,
      },
    },
    flags: ['The sources disagree.'],
    previous: '',
    isIntact: true,
    targets: [leadTimeTarget],
    ...more,
  };
}

function comparison(
  metric: DeliveryComparison['metric'],
  more: Partial<DeliveryComparison> = {},
): DeliveryComparison {
  const { unit, better, value, sampleSize } = baselineWith().metrics[metric];
  const side = { sampleSize, ...(value === undefined ? {} : { value }) };
  return {
    ...{ metric, unit, better, before: side, after: side },
    change: {
      says: 'not-shown',
      sentence: 'Not shown: chance alone may have made this difference.',
      difference: 0,
      interval: { lo: -2, hi: 1 },
    },
    ...more,
  };
}

/** Half a year later: faster, nothing else is shown, and more often failing than before. */
export function proofWith(more: Partial<DeliveryProof> = {}): DeliveryProof {
  return {
    baseline: baselineWith(),
    targetHistory: [{ ...leadTimeTarget, outcome: { state: 'to-come' } }],
    comparableFrom: '2026-12-20',
    after: {
      window: {
        fromDay: '2027-02-20',
        toDay: '2027-05-21',
        days: 90,
        timeZone: 'UTC',
      },
      flags: [],
      comparisons: [
        comparison('leadTime', {
          after: { value: 40, sampleSize: 60 },
          change: {
            says: 'improved',
            sentence: 'It is better than in the baseline.',
            difference: -36,
            interval: { lo: -47, hi: -20 },
          },
          progress: { percent: 69.2, state: 'under-way' },
        }),
        comparison('deploymentFrequency'),
        comparison('changeFailRate', {
          after: { value: 17, sampleSize: 60 },
          change: {
            says: 'not-shown',
            sentence: 'Not shown: chance alone may have made this difference.',
            difference: 2,
            interval: { lo: -6, hi: 9.5 },
            warning: 'More deployments fail than in the baseline.',
          },
        }),
        comparison('recoveryTime', {
          after: { sampleSize: 0 },
          change: {
            says: 'undefined',
            sentence: 'It has no value in the baseline.',
          },
        }),
        comparison('reworkRate'),
      ],
    },
    ...more,
  };
}
