import * as fc from 'fast-check';
import {
  conventions,
  HOUR_MS,
  histories,
  incidents,
  START_MS,
  type History,
} from './__fixtures__/histories';
import type { MetricWindow } from './calendar';
import {
  deliveryMetrics,
  deliveryMetricsByService,
  type DeliveryMetrics,
} from './deliveryMetrics';
import { computeDelivery, type DeliveryRecords } from './deliveryState';
import type { DeploymentAttempt } from './events';
import { flagText } from './flags';
import { attemptOutcome } from './logicalDeployments';
import type { DeliverySettings } from './settings';
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
          ) => halves.flatMap(part).map(text).sort();
          const once = <T>(part: (metrics: DeliveryMetrics) => readonly T[]) =>
            part(whole).map(text).sort();
          const text = (value: unknown) => JSON.stringify(value);
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
        for (const percent of [
          metrics.changeFailRate.percent.value,
          metrics.reworkRate.percent.value,
        ]) {
          if (percent !== undefined)
            expect(percent >= 0 && percent <= 100).toBe(true);
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

describe('the ids behind a number', () => {
  const named = (records: DeliveryRecords, names: readonly string[]) =>
    records.deployments.filter(({ service, id }) =>
      names.includes(`${service}/${id}`),
    );

  it('recompute it', () => {
    fc.assert(
      fc.property(histories(), conventions, (history, settings) => {
        const records = computeDelivery(history, settings);
        const metrics = deliveryMetrics(records, { window: WINDOW, settings });
        const {
          deploymentFrequency,
          changeLeadTime,
          changeFailRate,
          recoveryTime,
          reworkRate,
        } = metrics;

        expect(
          named(records, deploymentFrequency.deployments.evidence.deployments),
        ).toHaveLength(deploymentFrequency.deployments.value ?? 0);
        const changes = new Set(changeLeadTime.median.evidence.changes);
        const times = named(
          records,
          changeLeadTime.median.evidence.deployments,
        ).flatMap(({ service, changes: own }) =>
          own
            .filter(({ id }) => changes.has(`${service}/${id}`))
            .flatMap(({ leadTimeMs }) => leadTimeMs ?? []),
        );
        expect(medianOf(times)).toBe(changeLeadTime.median.value);
        const reached = named(
          records,
          changeFailRate.percent.evidence.deployments,
        );
        const failed = reached.filter(({ failure }) => failure !== undefined);
        if (reached.length > 0)
          expect(changeFailRate.percent.value).toBe(
            (failed.length / reached.length) * 100,
          );
        const restored = named(
          records,
          recoveryTime.median.evidence.deployments,
        ).flatMap(({ failure }) =>
          failure?.recovery.state === 'recovered'
            ? [failure.recovery.toMs - failure.recovery.fromMs]
            : [],
        );
        expect(medianOf(restored)).toBe(recoveryTime.median.value);
        const all = named(records, reworkRate.percent.evidence.deployments);
        const repairs = all.filter(({ rework }) => rework.length > 0);
        if (all.length > 0)
          expect(reworkRate.percent.value).toBe(
            (repairs.length / all.length) * 100,
          );
      }),
      RUNS,
    );
  });

  it('lead from a deployment back to attempts among the events', () => {
    fc.assert(
      fc.property(histories(), conventions, (history, settings) => {
        const attempts = new Map<string, DeploymentAttempt>(
          history.deployments.map(attempt => [attempt.id, attempt]),
        );
        for (const record of computeDelivery(history, settings).deployments) {
          const attempt = attempts.get(record.id);
          expect(attempt?.service).toBe(record.service);
          expect(attempt && attemptOutcome(attempt).finishedAtMs).toBe(
            record.finishedAtMs,
          );
        }
      }),
      RUNS,
    );
  });

  it('always come with a reason where the number is undefined, and with none where it is not', () => {
    fc.assert(
      fc.property(histories(), conventions, (history, settings) => {
        const m = metricsOf(history, settings);
        const results = [
          m.deploymentFrequency.perWeek,
          m.changeLeadTime.median,
          m.changeLeadTime.p90,
          m.changeLeadTime.perCommit.median,
          m.changeLeadTime.mergeToDeploy.median,
          m.changeFailRate.percent,
          m.recoveryTime.median,
          m.recoveryTime.timeToRestore,
          m.recoveryTime.fromDeployment,
          m.reworkRate.percent,
        ];
        for (const { value, reason } of results)
          expect(reason === undefined).toBe(value !== undefined);
        expect(new Set(m.flags.map(flagText)).size).toBeLessThanOrEqual(
          m.flags.length,
        );
      }),
      RUNS,
    );
  });
});
