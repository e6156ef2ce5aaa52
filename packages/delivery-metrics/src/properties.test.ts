import * as fc from 'fast-check';
import {
  conventions,
  HOUR_MS,
  histories,
  incidents,
  START_MS,
  type History,
} from './__testUtils__/histories';
import type { MetricWindow } from './calendar';
import {
  deliveryMetrics,
  deliveryMetricsByService,
  type DeliveryMetrics,
} from './deliveryMetrics';
import { computeDelivery } from './deliveryLedger';
import type { DeliverySettings } from './settings';
import { canonicalText } from './ordering';
import { medianOf } from './statistics';

const RUNS = { numRuns: 150 };
const WINDOW: MetricWindow = {
  fromMs: START_MS,
  toMs: START_MS + 120 * HOUR_MS,
};

function metricsOf(
  history: History,
  settings: DeliverySettings,
  window = WINDOW,
): DeliveryMetrics {
  return deliveryMetrics(computeDelivery(history, settings), {
    window,
    settings,
  });
}

describe('metrics of any history', () => {
  it('do not depend on the order of events', () => {
    const shuffledHistory = histories().chain(history =>
      fc.record({
        history: fc.constant(history),
        shuffled: fc.record({
          commits: fc.shuffledSubarray(history.commits.slice(), {
            minLength: history.commits.length,
          }),
          pullRequests: fc.shuffledSubarray(history.pullRequests.slice(), {
            minLength: history.pullRequests.length,
          }),
          deployments: fc.shuffledSubarray(history.deployments.slice(), {
            minLength: history.deployments.length,
          }),
          incidents: fc.shuffledSubarray(history.incidents.slice(), {
            minLength: history.incidents.length,
          }),
        }),
      }),
    );
    fc.assert(
      fc.property(
        shuffledHistory,
        conventions,
        ({ history, shuffled }, settings) => {
          expect(metricsOf(shuffled, settings)).toEqual(
            metricsOf(history, settings),
          );
        },
      ),
      RUNS,
    );
  });

  it('do not depend on duplicates', () => {
    fc.assert(
      fc.property(histories(), conventions, (history, settings) => {
        const doubled: History = {
          commits: [...history.commits, ...history.commits],
          pullRequests: [...history.pullRequests, ...history.pullRequests],
          deployments: [...history.deployments, ...history.deployments],
          incidents: [...history.incidents, ...history.incidents],
        };
        expect(metricsOf(doubled, settings)).toEqual(
          metricsOf(history, settings),
        );
      }),
      RUNS,
    );
  });

  it('of two adjacent windows add up to those of both together', () => {
    fc.assert(
      fc.property(
        histories(),
        conventions,
        fc.integer({ min: 1, max: 119 }),
        (history, settings, cut) => {
          const records = computeDelivery(history, settings);
          const middle = START_MS + cut * HOUR_MS;
          const of = (window: MetricWindow) =>
            deliveryMetrics(records, { window, settings });
          const whole = of(WINDOW);
          const halves = [
            of({ fromMs: WINDOW.fromMs, toMs: middle }),
            of({ fromMs: middle, toMs: WINDOW.toMs }),
          ];
          const joined = <T>(
            part: (metrics: DeliveryMetrics) => readonly T[],
          ) => halves.flatMap(part).map(canonicalText).sort();
          const once = <T>(part: (metrics: DeliveryMetrics) => readonly T[]) =>
            part(whole).map(canonicalText).sort();
          const parts: ((metrics: DeliveryMetrics) => readonly unknown[])[] = [
            metrics =>
              metrics.deploymentFrequency.deployments.evidence.deployments,
            metrics => metrics.changeLeadTime.leads,
            metrics => metrics.changeFailRate.failures,
            metrics => metrics.changeFailRate.denominator,
            metrics => metrics.recoveryTime.recoveries,
            metrics => metrics.recoveryTime.open,
            metrics => metrics.reworkRate.rework,
            metrics => metrics.flags,
          ];
          for (const part of parts) expect(joined(part)).toEqual(once(part));
          const attempts = halves.reduce(
            (sum, half) => sum + half.deploymentFrequency.failedAttempts,
            0,
          );
          expect(attempts).toBe(whole.deploymentFrequency.failedAttempts);
        },
      ),
      RUNS,
    );
  });

  it('of a service do not depend on unrelated services', () => {
    fc.assert(
      fc.property(
        histories('a'),
        histories('b', ['stranger']),
        conventions,
        (history, other, settings) => {
          const pullRequests = other.pullRequests.map(pr => ({
            ...pr,
            repository: 'stranger',
          }));
          const commits = other.commits.map(commit => ({
            ...commit,
            repository: 'stranger',
          }));
          const together: History = {
            commits: [...commits, ...history.commits],
            pullRequests: [...pullRequests, ...history.pullRequests],
            deployments: [...other.deployments, ...history.deployments],
            incidents: [...other.incidents, ...history.incidents],
          };
          const services = ['api', 'web'];
          const scope = { window: WINDOW, settings, services };
          expect(
            deliveryMetrics(computeDelivery(together, settings), scope),
          ).toEqual(deliveryMetrics(computeDelivery(history, settings), scope));
        },
      ),
      RUNS,
    );
  });

  it('do not change when the clock and its time zone are shifted together', () => {
    fc.assert(
      fc.property(
        histories(),
        conventions,
        fc.integer({ min: -11, max: 11 }),
        (history, settings, hours) => {
          const shiftMs = hours * HOUR_MS;
          /** Etc/GMT+5 lies five hours behind UTC: local time stays, the moment moves. */
          const zone = `Etc/GMT${hours >= 0 ? '+' : '-'}${Math.abs(hours)}`;
          const shifted = JSON.parse(
            JSON.stringify(history),
            (key, value: unknown) =>
              key.endsWith('Ms') && typeof value === 'number'
                ? value + shiftMs
                : value,
          ) as History;
          const window = {
            fromMs: WINDOW.fromMs + shiftMs,
            toMs: WINDOW.toMs + shiftMs,
          };
          const here = metricsOf(history, settings);
          const there = metricsOf(
            shifted,
            { ...settings, timeZone: zone },
            window,
          );
          expect(there.deploymentFrequency).toEqual(here.deploymentFrequency);
          expect(there.reworkRate.percent).toEqual(here.reworkRate.percent);
          expect(there.changeFailRate.percent).toEqual(
            here.changeFailRate.percent,
          );
          expect(there.changeLeadTime.median).toEqual(
            here.changeLeadTime.median,
          );
          expect(there.recoveryTime.median).toEqual(here.recoveryTime.median);
          expect(there.flags).toEqual(here.flags);
        },
      ),
      RUNS,
    );
  });

  it('never show a lower change fail rate because of one more incident', () => {
    const more = incidents('extra', ['api', 'web']).map(reports =>
      reports.map(report => ({ ...report, dedupKey: undefined })),
    );
    fc.assert(
      fc.property(
        histories(),
        more,
        conventions,
        (history, extra, settings) => {
          const rate = (events: History) =>
            metricsOf(events, settings).changeFailRate.percent.value ?? 0;
          let before = rate(history);
          for (let count = 1; count <= extra.length; count += 1) {
            const after = rate({
              ...history,
              incidents: [...history.incidents, ...extra.slice(0, count)],
            });
            expect(after).toBeGreaterThanOrEqual(before);
            before = after;
          }
        },
      ),
      RUNS,
    );
  });

  it('keep within their bounds', () => {
    fc.assert(
      fc.property(histories(), conventions, (history, settings) => {
        const metrics = metricsOf(history, settings);
        for (const { value = 0 } of [
          metrics.changeFailRate.percent,
          metrics.reworkRate.percent,
        ]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(100);
        }
        for (const { leadTimeMs } of metrics.changeLeadTime.leads)
          expect(leadTimeMs).toBeGreaterThanOrEqual(0);
        for (const { durationMs } of metrics.recoveryTime.recoveries)
          expect(durationMs).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });

  it('deliver each change to a service at most once', () => {
    fc.assert(
      fc.property(histories(), conventions, (history, settings) => {
        for (const metrics of deliveryMetricsByService(
          computeDelivery(history, settings),
          { window: WINDOW, settings },
        ).values()) {
          const ids = metrics.changeLeadTime.leads.map(lead => lead.change.id);
          expect(new Set(ids).size).toBe(ids.length);
        }
      }),
      RUNS,
    );
  });

  it('of a team are pooled from its services: sums of counts, medians over all changes', () => {
    fc.assert(
      fc.property(histories(), conventions, (history, settings) => {
        const records = computeDelivery(history, settings);
        const pooled = deliveryMetrics(records, { window: WINDOW, settings });
        const single = [
          ...deliveryMetricsByService(records, {
            window: WINDOW,
            settings,
          }).values(),
        ];
        const sum = (part: (metrics: DeliveryMetrics) => number) =>
          single.reduce((total, m) => total + part(m), 0);
        expect(pooled.deploymentFrequency.deployments.value).toBe(
          sum(m => m.deploymentFrequency.deployments.value ?? 0),
        );
        expect(pooled.changeFailRate.failures).toHaveLength(
          sum(m => m.changeFailRate.failures.length),
        );
        expect(pooled.changeFailRate.denominator).toHaveLength(
          sum(m => m.changeFailRate.denominator.length),
        );
        expect(pooled.changeLeadTime.median.value).toBe(
          medianOf(
            single.flatMap(m =>
              m.changeLeadTime.leads.map(lead => lead.leadTimeMs),
            ),
          ),
        );
      }),
      RUNS,
    );
  });
});
