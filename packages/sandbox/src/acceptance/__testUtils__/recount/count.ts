import { deliver, lineOf } from './changes';
import { blame, judgeKinds, judgeRepairs } from './failures';
import type { Repository } from './gitHost';
import {
  rolloutsOf,
  type Attempt,
  type Incident,
  type Rollout,
} from './rollouts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Whole days; the end belongs to the next window. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/** A metric, the deployments that it rests on, and for durations all of them. */
export interface Counted {
  readonly value: number | undefined;
  readonly sampleSize: number;
  readonly ids: readonly string[];
  readonly p75?: number | undefined;
  readonly p90?: number | undefined;
}

/** What the sources told of one service. */
export interface Told {
  readonly repository: Repository;
  readonly attempts: readonly Attempt[];
  readonly incidents: readonly Incident[];
}

/** Works out all that happened to a service, by loops over what its sources told. */
export function recount(told: Told): readonly Rollout[] {
  const line = lineOf(told.repository);
  const rollouts = rolloutsOf(told.attempts);
  const successes = rollouts.filter(({ ok }) => ok);
  deliver(line, successes);
  judgeKinds(line, successes);
  judgeRepairs(line, successes, told.incidents);
  blame(rollouts, told.incidents);
  return rollouts;
}

/** The five metrics of a window. */
export function countIn(
  rollouts: readonly Rollout[],
  { from, to }: Window,
): Readonly<Record<string, Counted>> {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  const isIn = (time: number) => time >= fromMs && time < toMs;
  const own = rollouts.filter(({ finishedAt }) => isIn(finishedAt));
  const successes = own.filter(({ ok }) => ok);
  const reached = own.filter(({ ok, incidents }) => ok || incidents.length > 0);
  const withLeads = successes.filter(({ changes }) =>
    changes.some(({ leadTimeHours }) => leadTimeHours !== undefined),
  );
  const recovered = rollouts.filter(rollout => {
    const recovery = recoveryOf(rollout);
    return recovery !== undefined && isIn(recovery.to);
  });
  const share = (of: (rollout: Rollout) => boolean): Counted => ({
    value:
      reached.length > 0
        ? (100 * reached.filter(of).length) / reached.length
        : undefined,
    sampleSize: reached.length,
    ids: idsOf(reached),
  });
  return {
    deploymentFrequency: {
      value: (7 * successes.length * DAY_MS) / (toMs - fromMs),
      sampleSize: successes.length,
      ids: idsOf(successes),
    },
    leadTime: {
      ...spread(
        successes.flatMap(({ changes }) =>
          changes.flatMap(({ leadTimeHours }) => leadTimeHours ?? []),
        ),
      ),
      ids: idsOf(withLeads),
    },
    changeFailRate: share(({ reasons }) => reasons.size > 0),
    recoveryTime: {
      ...spread(recovered.map(each => recoveryOf(each)?.hours ?? NaN)),
      ids: idsOf(recovered),
    },
    reworkRate: share(({ rework }) => rework.size > 0),
  };
}

function idsOf(rollouts: readonly Rollout[]): readonly string[] {
  return rollouts.map(({ id }) => id).sort();
}

/** From the first impact to the last restore; without an incident until the remedy was there. */
export function recoveryOf({
  incidents,
  remedies,
  finishedAt,
}: Rollout): { readonly hours: number; readonly to: number } | undefined {
  const from = Math.min(
    ...incidents.map(({ startedAt }) => startedAt),
    ...(incidents.length > 0 ? [] : [finishedAt]),
  );
  const to =
    incidents.length > 0
      ? Math.max(...incidents.map(({ endedAt }) => endedAt ?? Infinity))
      : Math.min(...remedies.map(by => by.finishedAt));
  return to === Infinity ? undefined : { hours: (to - from) / HOUR_MS, to };
}

function spread(hours: readonly number[]) {
  const sorted = [...hours].sort((a, b) => a - b);
  return {
    value: at(sorted, 0.5),
    sampleSize: sorted.length,
    ...(sorted.length > 0
      ? { p75: at(sorted, 0.75), p90: at(sorted, 0.9) }
      : {}),
  };
}

/** Between the two nearest, in proportion. */
function at(sorted: readonly number[], share: number): number | undefined {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  return low === undefined || high === undefined
    ? undefined
    : low + (high - low) * (place - Math.floor(place));
}
