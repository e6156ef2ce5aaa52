import {
  applyEvents,
  attributeCommits,
  createDeliveryState,
  type DeliveryEvents,
  type DeliveryState,
} from '@groundwork/plugin-readiness-common';
import { commitHistory, type CommitHistory } from './commitHistory';

/** One size of history with what each way of walking it took. */
export interface AttributionRow {
  readonly commits: number;
  readonly deployments: number;
  /** Building a Map of the commits and walking it once, with nothing else done: the floor. */
  readonly bareWalkMs: number;
  /** Assigning each commit to its first deployment. */
  readonly attributionMs: number;
  /** Attribution / bare walk. */
  readonly ratio: number;
  /** What the attribution holds beside the commits themselves. */
  readonly bytesPerCommit: number;
  /** The whole engine: pull requests, kinds, lead times, incidents, records. */
  readonly engineMs: number;
  /** One more deployment of ten commits, applied to the state of all that. */
  readonly oneMoreDeploymentMs: number;
}

const SIZES = [10_000, 100_000, 1_000_000];
const REPETITIONS = 3;
const FURTHER_DEPLOYMENTS = 100;
const COMMITS_PER_DEPLOYMENT = 10;

/** Visits every commit once in the order of the deployments, in a Map keyed by SHA. */
function bareWalk({ commits, deployments }: CommitHistory): number {
  const graph = new Map(commits.map(commit => [commit.sha, commit]));
  const seen = new Set<string>();
  for (const { sha } of deployments) {
    const stack = [sha];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      for (const parent of graph.get(next)?.parents ?? []) stack.push(parent);
    }
  }
  return seen.size;
}

function timed<T>(work: () => T): { readonly ms: number; readonly result: T } {
  globalThis.gc?.();
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}

/** Both ways in turns, so that other work on the machine disturbs them alike; the best of each counts. */
function compareWalks(
  history: CommitHistory,
): Pick<AttributionRow, 'bareWalkMs' | 'attributionMs'> {
  let bareWalkMs = Infinity;
  let attributionMs = Infinity;
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    const bare = timed(() => bareWalk(history));
    const attribution = timed(() =>
      attributeCommits(history.commits, history.deployments),
    );
    if (attribution.result.attributed !== bare.result) {
      throw new Error(
        `Attribution reached ${attribution.result.attributed} commits, the bare walk ${bare.result}`,
      );
    }
    bareWalkMs = Math.min(bareWalkMs, bare.ms);
    attributionMs = Math.min(attributionMs, attribution.ms);
  }
  return { bareWalkMs, attributionMs };
}

function bytesPerCommit({ commits, deployments }: CommitHistory): number {
  globalThis.gc?.();
  const before = process.memoryUsage();
  const kept = attributeCommits(commits, deployments);
  globalThis.gc?.();
  const after = process.memoryUsage();
  return (
    (after.heapUsed +
      after.arrayBuffers -
      before.heapUsed -
      before.arrayBuffers) /
    kept.attributed
  );
}

/** The history up to a number of commits, and one batch for each deployment that follows. */
function split(
  history: CommitHistory,
  size: number,
): { base: DeliveryEvents; further: readonly DeliveryEvents[] } {
  const order = new Map(history.commits.map(({ sha }, index) => [sha, index]));
  const position = (sha: string | undefined) => order.get(sha ?? '') ?? 0;
  const cut = history.deployments.findIndex(({ sha }) => position(sha) >= size);
  let from = position(history.deployments[cut - 1]?.sha) + 1;
  const base = {
    commits: history.commits.slice(0, from),
    pullRequests: history.pullRequests,
    deployments: history.deployments.slice(0, cut),
  };
  const further = history.deployments.slice(cut).map(deployment => {
    const to = Math.max(from, position(deployment.sha) + 1);
    const commits = history.commits.slice(from, to);
    from = to;
    return { commits, deployments: [deployment] };
  });
  return { base, further };
}

function measureEngine(
  size: number,
): Pick<AttributionRow, 'engineMs' | 'oneMoreDeploymentMs'> {
  const { base, further } = split(
    commitHistory(size + FURTHER_DEPLOYMENTS * COMMITS_PER_DEPLOYMENT),
    size,
  );
  const first = timed(() => applyEvents(createDeliveryState(), base));
  const second = timed(() => applyEvents(createDeliveryState(), base));
  let state: DeliveryState = second.result.state;
  const start = performance.now();
  for (const batch of further) state = applyEvents(state, batch).state;
  return {
    engineMs: Math.min(first.ms, second.ms),
    oneMoreDeploymentMs: (performance.now() - start) / further.length,
  };
}

function measure(size: number): AttributionRow {
  const history = commitHistory(size);
  const { bareWalkMs, attributionMs } = compareWalks(history);
  return {
    commits: history.commits.length,
    deployments: history.deployments.length,
    bareWalkMs,
    attributionMs,
    ratio: attributionMs / bareWalkMs,
    bytesPerCommit: bytesPerCommit(history),
    ...measureEngine(size),
  };
}

/** Measures attribution and the engine from 10,000 to 1 million commits of one service. */
export function measureAttribution(): readonly AttributionRow[] {
  return SIZES.map(measure);
}
