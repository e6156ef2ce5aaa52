import {
  commitTimes,
  DeploymentRecord,
  isInWindow,
  mergeTimes,
  MetricWindow,
  stagesOf,
} from '@groundwork/delivery-metrics';
import { AlikeDurations, durationsOf, Sketched } from '../days/sketch';
import { Tally } from '../days/tally';
import { recoveryOf } from '../days/tallyDays';

/** How long things took in a window, each series with the shortest first. */
export interface Durations {
  readonly precision: 'exact' | 'within-1-percent';
  readonly of: (series: Sketched) => readonly AlikeDurations[];
  /** Lead times counted otherwise; only where they can be taken from the records themselves. */
  readonly otherwise?: (series: SecondarySeries) => readonly AlikeDurations[];
}

/** How lead times can be counted beside the definition. */
export const secondarySeries = ['per-commit', 'merge-to-deployment'] as const;

/** See {@link secondarySeries}. */
export type SecondarySeries = (typeof secondarySeries)[number];

/** Durations that were added up; each is within one percent. */
export function addedDurations(tally: Tally): Durations {
  // Each of them is looked for among thousands of names.
  const found = new Map<Sketched, readonly AlikeDurations[]>();
  return {
    precision: 'within-1-percent',
    of: series => {
      const durations = found.get(series) ?? durationsOf(tally, series);
      found.set(series, durations);
      return durations;
    },
  };
}

/** The durations of records themselves, each series worked out when it is asked for. */
export function exactDurations(
  records: readonly DeploymentRecord[],
  window: MetricWindow,
): Durations {
  const stages = once(() => stagesIn(records, window));
  const inWindow: Readonly<Record<Sketched, () => readonly number[]>> = {
    lead: () => leadTimesIn(records, window),
    recovery: () => recoveriesIn(records, window),
    coding: () => stages().flatMap(({ coding }) => coding ?? []),
    review: () => stages().flatMap(({ review }) => review ?? []),
    waiting: () => stages().flatMap(({ waiting }) => waiting ?? []),
    rollout: () => stages().flatMap(({ rollout }) => rollout ?? []),
  };
  const found = new Map<Sketched, readonly AlikeDurations[]>();
  return {
    precision: 'exact',
    of: series => {
      const durations = found.get(series) ?? eachAlone(inWindow[series]());
      found.set(series, durations);
      return durations;
    },
    otherwise: series =>
      eachAlone(
        secondaryIn(
          records,
          window,
          {
            'per-commit': commitTimes,
            'merge-to-deployment': mergeTimes,
          }[series],
        ),
      ),
  };
}

/** Of the changes that have a lead time, so that all series are of the same ones. */
function secondaryIn(
  records: readonly DeploymentRecord[],
  window: MetricWindow,
  timesOf: typeof commitTimes,
): readonly number[] {
  return deliveredIn(records, window).flatMap(deployment =>
    deployment.changes.flatMap(change =>
      change.leadTimeMs === undefined ? [] : timesOf({ change, deployment }),
    ),
  );
}

function once<Value extends object>(read: () => Value): () => Value {
  let known: Value | undefined;
  return () => (known ??= read());
}

/** The shortest first. */
function eachAlone(durations: readonly number[]): readonly AlikeDurations[] {
  // Numbers of one type are sorted without a call for each pair.
  const sorted = [...Float64Array.from(durations).sort()];
  return sorted.map(durationMs => ({ durationMs, count: 1 }));
}

function recoveriesIn(
  records: readonly DeploymentRecord[],
  window: MetricWindow,
): readonly number[] {
  return records.flatMap(deployment => {
    const recovery = recoveryOf(deployment);
    return recovery && isInWindow(window, recovery.toMs)
      ? [recovery.toMs - recovery.fromMs]
      : [];
  });
}

function leadTimesIn(
  records: readonly DeploymentRecord[],
  window: MetricWindow,
): readonly number[] {
  return deliveredIn(records, window).flatMap(({ changes }) =>
    changes.flatMap(({ leadTimeMs }) => leadTimeMs ?? []),
  );
}

function stagesIn(
  records: readonly DeploymentRecord[],
  window: MetricWindow,
): readonly ReturnType<typeof stagesOf>[] {
  return deliveredIn(records, window).flatMap(deployment => {
    const { service, changes } = deployment;
    return changes.flatMap(change =>
      change.leadTimeMs === undefined
        ? []
        : [stagesOf({ service, change, deployment })],
    );
  });
}

function deliveredIn(
  records: readonly DeploymentRecord[],
  window: MetricWindow,
): readonly DeploymentRecord[] {
  return records.filter(
    ({ status, finishedAtMs }) =>
      status === 'success' && isInWindow(window, finishedAtMs),
  );
}
