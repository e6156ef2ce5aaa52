import {
  DeploymentRecord,
  isInWindow,
  MetricWindow,
  stagesOf,
} from '@groundwork/delivery-metrics';
import {
  AlikeDurations,
  durationsOf,
  Sketched,
  sketched,
} from '../days/sketch';
import { Tally } from '../days/tally';
import { recoveryOf } from '../days/tallyDays';

/** How long things took in a window, each series with the shortest first. */
export interface Durations {
  readonly precision: 'exact' | 'within-1-percent';
  readonly of: (series: Sketched) => readonly AlikeDurations[];
}

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

/** The durations of records themselves. */
export function exactDurations(
  records: readonly DeploymentRecord[],
  window: MetricWindow,
): Durations {
  const found = new Map<Sketched, number[]>(
    sketched.map(series => [series, []]),
  );
  const add = (series: Sketched, durationMs: number | undefined) => {
    if (durationMs !== undefined) {
      found.get(series)?.push(durationMs);
    }
  };
  for (const deployment of records) {
    const recovery = recoveryOf(deployment);
    if (recovery && isInWindow(window, recovery.toMs)) {
      add('recovery', recovery.toMs - recovery.fromMs);
    }
    if (
      deployment.status === 'success' &&
      isInWindow(window, deployment.finishedAtMs)
    ) {
      addChanges(deployment, add);
    }
  }
  const sorted = new Map(
    [...found].map(([series, durations]) => [
      series,
      durations
        .sort((a, b) => a - b)
        .map(durationMs => ({ durationMs, count: 1 })),
    ]),
  );
  return { precision: 'exact', of: series => sorted.get(series) ?? [] };
}

function addChanges(
  deployment: DeploymentRecord,
  add: (series: Sketched, durationMs: number | undefined) => void,
): void {
  const { service, changes } = deployment;
  for (const change of changes) {
    if (change.leadTimeMs !== undefined) {
      const stages = stagesOf({ service, change, deployment });
      add('lead', change.leadTimeMs);
      add('coding', stages.coding);
      add('review', stages.review);
      add('waiting', stages.waiting);
      add('rollout', stages.rollout);
    }
  }
}
