import { deliveryMetrics } from '../deliveryMetrics';
import { computeDelivery, type DeliveryRecords } from '../deliveryLedger';
import type { DeliveryEvents } from '../events';
import { flagText } from '../flags';
import type { MetricResult } from '../metricResult';
import { DEFAULT_DELIVERY_SETTINGS, type DeliverySettings } from '../settings';
import type { VectorCase, VectorExpectation } from './format';

const HOUR_MS = 3_600_000;

/** Everything a case could assert, in the units of the format: hours, percent, `null` for undefined. */
export type VectorOutcome = {
  readonly [Field in keyof VectorExpectation]-?: Exclude<
    VectorExpectation[Field],
    undefined
  >;
};

/** Events of a case as the engine takes them. */
export function eventsOf({ input }: Pick<VectorCase, 'input'>): DeliveryEvents {
  return {
    commits: input.commits.map(({ authoredAt, ...commit }) => ({
      ...commit,
      authoredAtMs: authoredAt,
    })),
    pullRequests: input.prs.map(({ createdAt, mergedAt, commits, ...pr }) => ({
      ...pr,
      createdAtMs: createdAt,
      mergedAtMs: mergedAt,
      commits: commits.map(commit => ({
        sha: commit.sha,
        authoredAtMs: commit.authoredAt,
      })),
    })),
    deployments: input.deployments.map(
      ({ env, sha, startedAt, finishedAt, statuses, ...deployment }) => ({
        ...deployment,
        environment: env,
        sha: sha ?? undefined,
        startedAtMs: startedAt,
        finishedAtMs: finishedAt,
        statuses: statuses?.map(({ state, at }) => ({ state, atMs: at })),
      }),
    ),
    incidents: input.incidents.map(
      ({ createdAt, impactStartedAt, resolvedAt, ...incident }) => ({
        ...incident,
        createdAtMs: createdAt,
        impactStartedAtMs: impactStartedAt,
        resolvedAtMs: resolvedAt ?? undefined,
      }),
    ),
  };
}

/** Conventions of a case, completed by the defaults. */
export function settingsOf({
  input,
}: Pick<VectorCase, 'input'>): DeliverySettings {
  const { tz, attributionHours, interventionHours, hotfix, ...options } =
    input.config ?? {};
  const chosen = Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  );
  return {
    ...DEFAULT_DELIVERY_SETTINGS,
    ...chosen,
    ...(tz !== undefined && { timeZone: tz }),
    ...(attributionHours !== undefined && {
      attributionMs: attributionHours * HOUR_MS,
    }),
    ...(interventionHours !== undefined && {
      interventionMs:
        interventionHours === null ? Infinity : interventionHours * HOUR_MS,
    }),
    ...(hotfix !== undefined && { hotfixPattern: hotfix }),
    servicePaths: new Map(
      [...(input.services ?? [])].flatMap(([name, { paths }]) =>
        paths ? [[name, paths] as const] : [],
      ),
    ),
  };
}

/** Computes a case. */
export function computeCase(vector: Pick<VectorCase, 'input'>): VectorOutcome {
  return outcomeOf(
    vector,
    computeDelivery(eventsOf(vector), settingsOf(vector)),
  );
}

/** What records amount to in the window of a case, whoever made them. */
export function outcomeOf(
  vector: Pick<VectorCase, 'input'>,
  records: DeliveryRecords,
): VectorOutcome {
  const [fromMs, toMs] = vector.input.window;
  const metrics = deliveryMetrics(records, {
    window: { fromMs, toMs },
    settings: settingsOf(vector),
  });
  const {
    deploymentFrequency,
    changeLeadTime,
    changeFailRate,
    recoveryTime,
    reworkRate,
  } = metrics;
  return {
    deployments: deploymentFrequency.deployments.value ?? 0,
    deploymentsPerWeek: deploymentFrequency.perWeek.value ?? null,
    failedAttempts: deploymentFrequency.failedAttempts,
    kinds: new Map(
      records.deployments.flatMap(({ id, kind }) =>
        kind ? [[id, kind] as const] : [],
      ),
    ),
    leadTimesHours: hoursOf(
      changeLeadTime.leads.map(({ leadTimeMs }) => leadTimeMs),
    ),
    leadTimeMedianHours: hours(changeLeadTime.median),
    leadTimeP75Hours: hours(changeLeadTime.p75),
    changeFailures: changeFailRate.failures.map(({ id }) => id),
    cfrDenominator: changeFailRate.denominator.length,
    changeFailRatePct: changeFailRate.percent.value ?? null,
    recoveriesHours: hoursOf(
      recoveryTime.recoveries.map(({ durationMs }) => durationMs),
    ),
    fdrtMedianHours: hours(recoveryTime.median),
    recoveryBasis: { ...recoveryTime.basis },
    openFailures: recoveryTime.open.length,
    rework: reworkRate.rework.map(({ id }) => id),
    reworkRatePct: reworkRate.percent.value ?? null,
    flags: [...new Set(metrics.flags.map(flagText))],
    weeks: new Map(Object.entries(deploymentFrequency.byWeek)),
    days: new Map(Object.entries(deploymentFrequency.byDay)),
  };
}

function hours({ value }: MetricResult): number | null {
  return value === undefined ? null : value / HOUR_MS;
}

function hoursOf(durationsMs: readonly number[]): number[] {
  return durationsMs.map(duration => duration / HOUR_MS).sort((a, b) => a - b);
}
