import type { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { printDeliveries } from './print';

type Metric = ReadinessSchemas['DeliveryMetric'];
const metric: Metric = {
  ...{ unit: 'hours', better: 'lower', sampleSize: 1, value: 2 },
};
const quality: ReadinessSchemas['DeliveryQuality'] = {
  sources: [],
  join: {
    ...{ deployments: 1, withSha: 1, forward: 1, forwardWithChanges: 1 },
    withoutSha: [],
  },
  weekEarlier: {},
  flags: [
    {
      type: 'incidents-unattributed',
      sentence: '2 incidents are attributed to no deployment.',
      incidents: [
        {
          ...{ id: 'g/1', title: 'Slow', why: 'began long after' },
          impactStartedAt: '2026-11-20T12:00:00.000Z',
          url: 'https://git.example/1',
        },
        {
          ...{ id: 'g/2', title: 'Odd', why: 'names nobody' },
          impactStartedAt: '2026-11-19T12:00:00.000Z',
        },
      ],
    },
  ],
};
const window = {
  ...{ from: '', to: '', fromDay: '2026-11-01', toDay: '2026-12-01' },
  ...{ days: 30, timeZone: 'UTC' },
};

describe('a report of deliveries', () => {
  it.each([
    ['text', '  '],
    ['markdown', '- '],
  ] as const)(
    'lists in %s the incidents that a note counts, with their pages or else their ids',
    (format, mark) => {
      const printed = printDeliveries(
        {
          scope: { kind: 'organisation' },
          numbers: {
            ...{ tier: 'production', tiers: [], asOf: '', window, quality },
            metrics: {
              deploymentFrequency: metric,
              leadTime: {
                ...metric,
                conventions: ['Changes by 2 authors are left out.'],
              },
              ...{ changeFailRate: metric, recoveryTime: metric },
              reworkRate: metric,
            },
            counts: {
              ...{ deployments: 1, redeployments: 0, failedAttempts: 0 },
              ...{ changes: 1, changesWithoutLeadTime: 0 },
            },
            quickCheck: {
              parts: [
                { metric: 'leadTime', score: 8, mean: 5.5 },
                {
                  ...{ metric: 'recoveryTime', mean: 7.4 },
                  undefined: {
                    ...{ reason: 'no-recoveries', sentence: 'None ended.' },
                    definedBy: 'It needs one.',
                  },
                },
              ],
              industry: { overall: 6.72, year: 2025, source: 'A survey' },
            },
            ...{ stages: [], days: [], periods: [] },
            secondaryLeadTimes: [
              {
                ...{ series: 'per-commit', sampleSize: 4 },
                ...{ medianHours: 3, p75Hours: 5, p90Hours: 6 },
              },
              { series: 'merge-to-deployment', sampleSize: 0 },
            ],
          },
          ...{ silent: [], unfinished: [], unreadCatalog: [], maxMinutes: 1 },
        },
        format,
      );
      expect(printed).toContain(
        `${mark}per commit: 3.0 h median; p75 5.0 h, p90 6.0 h; of 4\n${mark}from the merge on: unknown, because there is nothing to count\n`,
      );
      expect(printed).toContain(
        [
          `${mark}All five: unknown; it needs Failed deployment recovery time (industries 6.7)`,
          `${mark}Change lead time: 8.0 of 10 (industries 5.5)`,
          `${mark}Failed deployment recovery time: unknown; None ended. (industries 7.4)`,
          `${mark}Means of 2025: A survey`,
        ].join('\n'),
      );
      expect(printed.split('\n').slice(-5)).toEqual([
        `${mark}Change lead time: Changes by 2 authors are left out.`,
        `${mark}2 incidents are attributed to no deployment.`,
        `${mark}“Slow”, 2026-11-20, began long after: https://git.example/1`,
        `${mark}“Odd”, 2026-11-19, names nobody: g/2`,
        '',
      ]);
    },
  );
});
