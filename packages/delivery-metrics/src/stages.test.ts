import * as fc from 'fast-check';
import {
  conventions,
  HOUR_MS,
  histories,
  START_MS,
} from './__testUtils__/histories';
import { deliveryMetrics, type DeliveryMetrics } from './deliveryMetrics';
import { computeDelivery } from './deliveryLedger';
import { DEFAULT_DELIVERY_SETTINGS } from './settings';
import { stagesOf } from './stages';
import { medianOf, percentileOf } from './statistics';

const at = (hours: number) => START_MS + hours * HOUR_MS;
const BASELINE = { sha: 'a0', parents: [], authoredAtMs: at(-100) };
const COMMITS = [
  BASELINE,
  { sha: 'a1', parents: ['a0'], authoredAtMs: at(9), pr: 1 },
  { sha: 'a2', parents: ['a1'], authoredAtMs: at(10) },
];

function deployment(
  id: string,
  sha: string,
  startedAtMs: number,
  finishedAtMs = startedAtMs,
) {
  return {
    id,
    service: 's',
    environment: 'production',
    status: 'success' as const,
    sha,
    startedAtMs,
    finishedAtMs,
  };
}

function metrics(): DeliveryMetrics {
  const records = computeDelivery({
    commits: COMMITS,
    pullRequests: [
      {
        number: 1,
        createdAtMs: at(2),
        mergedAtMs: at(9),
        commits: [
          { sha: 'c1', authoredAtMs: at(0) },
          { sha: 'c2', authoredAtMs: at(4) },
        ],
      },
    ],
    deployments: [
      deployment('B', 'a0', at(-50)),
      deployment('D', 'a2', at(12), at(13)),
    ],
    incidents: [
      {
        id: 'I',
        services: ['s'],
        createdAtMs: at(15),
        impactStartedAtMs: at(14),
        resolvedAtMs: at(18),
      },
    ],
  });
  const window = { fromMs: at(0), toMs: at(48) };
  return deliveryMetrics(records, {
    window,
    settings: DEFAULT_DELIVERY_SETTINGS,
    asOfMs: at(20),
  });
}

describe('stages of the lead time', () => {
  it('run from the first commit to the pull request, its merge, the rollout and its finish', () => {
    const { stages } = metrics().changeLeadTime;
    expect(stages.coding).toEqual({
      sampleSize: 1,
      medianMs: 2 * HOUR_MS,
      totalMs: 2 * HOUR_MS,
    });
    expect(stages.review.medianMs).toBe(7 * HOUR_MS);
    expect(stages.waiting).toEqual({
      sampleSize: 2,
      medianMs: 2.5 * HOUR_MS,
      totalMs: 5 * HOUR_MS,
    });
    expect(stages.rollout.totalMs).toBe(2 * HOUR_MS);
  });

  it('add up to the lead time of every change', () => {
    fc.assert(
      fc.property(histories(), conventions, (history, settings) => {
        const window = { fromMs: at(-200), toMs: at(400) };
        const { leads } = deliveryMetrics(computeDelivery(history, settings), {
          window,
          settings,
        }).changeLeadTime;
        for (const lead of leads) {
          const times = Object.values(stagesOf(lead));
          expect(times.reduce((sum, time) => sum + time, 0)).toBe(
            lead.leadTimeMs,
          );
          expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe('secondary series', () => {
  it('measure every commit, and merge to deployment', () => {
    const { perCommit, mergeToDeploy } = metrics().changeLeadTime;
    expect(perCommit.median).toMatchObject({
      value: 9 * HOUR_MS,
      sampleSize: 3,
    });
    expect(mergeToDeploy.median).toMatchObject({
      value: 4 * HOUR_MS,
      sampleSize: 1,
    });
  });

  it('offer recovery from the deployment and time to restore of all incidents beside the recovery time', () => {
    const { median, fromDeployment, timeToRestore } = metrics().recoveryTime;
    expect(median.value).toBe(4 * HOUR_MS);
    expect(fromDeployment.value).toBe(5 * HOUR_MS);
    expect(timeToRestore.value).toBe(4 * HOUR_MS);
  });

  it('mark a change fail rate as provisional while incidents may still be attributed', () => {
    expect(metrics().changeFailRate.provisional).toEqual(['s/D']);
  });
});

describe('percentiles', () => {
  it('interpolate linearly between order statistics (type 7)', () => {
    expect(percentileOf([44, 10, 30, 20], 0.75)).toBe(33.5);
    expect(percentileOf([1, 2, 3, 4], 0.9)).toBeCloseTo(3.7, 10);
  });

  it('give the mean of the two middle values, and nothing for nothing', () => {
    expect(medianOf([44, 10, 30, 20])).toBe(25);
    expect(medianOf([])).toBeUndefined();
  });

  it('lie within the sample and grow with the share', () => {
    const sample = fc.array(fc.integer({ min: -1000, max: 1000 }), {
      minLength: 1,
    });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(sample, share, share, (values, a, b) => {
        const [low, high] = [
          percentileOf(values, Math.min(a, b)),
          percentileOf(values, Math.max(a, b)),
        ];
        expect(low).toBeLessThanOrEqual((high ?? 0) + 1e-9);
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(high).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });
});
