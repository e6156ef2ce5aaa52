import {
  commitTimes,
  DeploymentRecord,
  isInWindow,
  Lead,
  mergeTimes,
  MetricWindow,
  stagesOf,
} from '@groundwork/delivery-metrics';
import { exactSample, Sample, sketchedSample } from '../days/sample';
import { Sketched } from '../days/sketch';
import { sketchOf, Tally } from '../days/tally';
import { recoveryOf } from '../days/tallyDays';

/** How long things took in a window. */
export interface Durations {
  readonly precision: 'exact' | 'within-1-percent';
  readonly of: (series: Sketched) => Sample;
}

/** Durations that were added up; each is within one percent. */
export function addedDurations(tally: Tally): Durations {
  return {
    precision: 'within-1-percent',
    of: eachOnce(series => sketchedSample(sketchOf(tally, series))),
  };
}

/** The durations of records themselves, each series worked out when it is asked for. */
export function exactDurations(
  records: readonly DeploymentRecord[],
  window: MetricWindow,
): Durations {
  const delivered = once(() => deliveredIn(records, window));
  const stages = once(() => delivered().map(stagesOf));
  const inWindow: Readonly<Record<Sketched, () => readonly number[]>> = {
    lead: () => delivered().map(({ leadTimeMs }) => leadTimeMs),
    recovery: () => recoveriesIn(records, window),
    coding: () => stages().flatMap(({ coding }) => coding ?? []),
    review: () => stages().flatMap(({ review }) => review ?? []),
    waiting: () => stages().flatMap(({ waiting }) => waiting ?? []),
    rollout: () => stages().flatMap(({ rollout }) => rollout ?? []),
    commits: () => delivered().flatMap(commitTimes),
    merged: () => delivered().flatMap(mergeTimes),
  };
  return {
    precision: 'exact',
    of: eachOnce(series => exactSample(inWindow[series]())),
  };
}

/** A series is asked for several times, and sorted once. */
function eachOnce(work: (series: Sketched) => Sample): Durations['of'] {
  const known = new Map<Sketched, Sample>();
  return series => {
    const sample = known.get(series) ?? work(series);
    known.set(series, sample);
    return sample;
  };
}

function once<Value extends object>(read: () => Value): () => Value {
  let known: Value | undefined;
  return () => (known ??= read());
}

function recoveriesIn(
  records: readonly DeploymentRecord[],
  window: MetricWindow,
): readonly number[] {
  const recoveries: number[] = [];
  for (const deployment of records) {
    const recovery = recoveryOf(deployment);
    if (recovery && isInWindow(window, recovery.toMs)) {
      recoveries.push(recovery.toMs - recovery.fromMs);
    }
  }
  return recoveries;
}

/** The changes of a window that have a lead time, which is what all series but recoveries are of. */
function deliveredIn(
  records: readonly DeploymentRecord[],
  window: MetricWindow,
): readonly Lead[] {
  const leads: Lead[] = [];
  for (const deployment of records) {
    const { service, status, finishedAtMs, changes } = deployment;
    if (status === 'success' && isInWindow(window, finishedAtMs)) {
      for (const change of changes) {
        const { leadTimeMs } = change;
        if (leadTimeMs !== undefined) {
          leads.push({ service, change, deployment, leadTimeMs });
        }
      }
    }
  }
  return leads;
}
