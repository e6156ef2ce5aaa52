import {
  attributeCommits,
  computeDelivery,
} from '@groundwork/plugin-readiness-common';
import { commitHistory, type CommitHistory } from './commitHistory';

/** One size of history with what each way of walking it took. */
export interface AttributionRow {
  readonly commits: number;
  readonly deployments: number;
  /** Building a Map of the commits and walking it once, with nothing else done. */
  readonly bareWalkMs: number;
  readonly attributionMs: number;
  /** The whole engine: pull requests, kinds, lead times, records. */
  readonly engineMs: number;
  readonly heapMb: number;
}

const SIZES = [10_000, 100_000, 1_000_000];

/** The floor: visits every commit once in the order of the deployments, in a Map keyed by SHA. */
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

/** Best of some runs: the least disturbed one. */
function fastest<T>(work: () => T): {
  readonly ms: number;
  readonly result: T;
} {
  let best = Infinity;
  let result = work();
  for (let run = 0; run < 3; run += 1) {
    globalThis.gc?.();
    const start = performance.now();
    result = work();
    best = Math.min(best, performance.now() - start);
  }
  return { ms: best, result };
}

function measure(size: number): AttributionRow {
  const history = commitHistory(size);
  const bare = fastest(() => bareWalk(history));
  const attribution = fastest(() =>
    attributeCommits(history.commits, history.deployments),
  );
  if (attribution.result.attributed !== bare.result) {
    throw new Error(
      `Attribution covered ${attribution.result.attributed} commits, the bare walk ${bare.result}`,
    );
  }
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const kept = attributeCommits(history.commits, history.deployments);
  globalThis.gc?.();
  const heapMb = (process.memoryUsage().heapUsed - before) / 1024 / 1024;
  const engine = fastest(() => computeDelivery(history).deployments.length);
  return {
    commits: kept.attributed,
    deployments: history.deployments.length,
    bareWalkMs: bare.ms,
    attributionMs: attribution.ms,
    engineMs: engine.ms,
    heapMb,
  };
}

/** Measures attribution from 10,000 to 1 million commits. */
export function measureAttribution(): readonly AttributionRow[] {
  return SIZES.map(measure);
}
