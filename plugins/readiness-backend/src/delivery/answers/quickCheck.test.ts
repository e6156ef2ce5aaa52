import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { quickCheckOf } from './quickCheck';
import { undefinedBecause } from './undefinedReasons';

type Metric = ReadinessSchemas['DeliveryMetric'];

function metric(unit: Metric['unit'], value: number): Metric {
  const better = unit === 'per-week' ? 'higher' : 'lower';
  return { ...{ unit, better, value }, sampleSize: 20 };
}

const known: ReadinessSchemas['DeliveryMetrics'] = {
  leadTime: metric('hours', 30),
  deploymentFrequency: metric('per-week', 3),
  changeFailRate: metric('percent', 12),
  recoveryTime: metric('hours', 50 / 60),
  reworkRate: metric('percent', 8),
};

describe('the Quick Check', () => {
  it('scores five metrics of 0 to 10 in the order of the page, with their mean', () => {
    const { overall, parts } = quickCheckOf(known);
    expect(parts.map(part => [part.metric, part.score])).toEqual([
      ['leadTime', 6],
      ['deploymentFrequency', 6],
      ['changeFailRate', 8.8],
      ['recoveryTime', 10],
      ['reworkRate', 9.2],
    ]);
    expect(overall).toBeCloseTo(8, 10);
  });

  it('has the means of all industries beside it, shares turned the same way as scores', () => {
    const { parts, industry } = quickCheckOf(known);
    expect(parts.map(({ mean }) => mean)).toEqual([5.5, 4.8, 8.1, 7.4, 7.8]);
    expect(industry).toEqual({
      year: 2025,
      source: 'DORA Quick Check, all industries, dora.dev/quickcheck',
      overall: expect.closeTo(6.72, 10),
    });
  });

  it.each(Object.keys(known))(
    'is not known as a whole without %s, which says why and is no zero',
    name => {
      const why = undefinedBecause('source-not-read');
      const { parts, ...rest } = quickCheckOf({
        ...known,
        [name]: {
          ...{ unit: 'percent', better: 'lower', sampleSize: 2 },
          // What it is at least is no score: the rest is missing.
          ...{ atLeast: 1, undefined: why },
        },
      });
      expect(rest).not.toHaveProperty('overall');
      const [missing] = parts.filter(({ metric: of }) => of === name);
      expect(missing).not.toHaveProperty('score');
      expect(missing?.undefined).toEqual(why);
      expect(parts.filter(({ score }) => score !== undefined)).toHaveLength(4);
    },
  );
});
