import * as fc from 'fast-check';
import {
  conventions,
  HOUR_MS,
  histories,
  START_MS,
  type History,
} from './__testUtils__/histories';
import type { MetricWindow } from './calendar';
import { deliveryMetrics, type DeliveryMetrics } from './deliveryMetrics';
import { computeDelivery, type DeliveryRecords } from './deliveryLedger';
import type { DeploymentAttempt } from './events';
import { flagText } from './flags';
import { attemptOutcome } from './attemptOutcome';
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
): DeliveryMetrics {
  return deliveryMetrics(computeDelivery(history, settings), {
    window: WINDOW,
    settings,
  });
}

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
        const failRate =
          reached.length > 0
            ? (failed.length / reached.length) * 100
            : undefined;
        expect(changeFailRate.percent.value).toBe(failRate);
        const restored = named(
          records,
          recoveryTime.median.evidence.deployments,
        ).flatMap(({ failure }) =>
          failure?.recovery.state === 'recovered'
            ? [failure.recovery.toMs - failure.recovery.fromMs]
            : [],
        );
        expect(medianOf(restored)).toBe(recoveryTime.median.value);
        const { incident, deployment } = recoveryTime.basis;
        expect(incident + deployment).toBe(restored.length);
        const all = named(records, reworkRate.percent.evidence.deployments);
        const repairs = all.filter(({ rework }) => rework.length > 0);
        const repairRate =
          all.length > 0 ? (repairs.length / all.length) * 100 : undefined;
        expect(reworkRate.percent.value).toBe(repairRate);
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
