import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  attributeCommits,
  DeliveryLedger,
  type DeliveryEvents,
} from '@groundwork/delivery-metrics';
import { nothingToClose, type Bench, type Sample } from './bench';
import { commitHistory, type CommitHistory } from './commitHistory';

/** One size of history with what each way of walking it took. */
interface Row {
  readonly commits: number;
  readonly deployments: number;
  readonly bareWalkMs: number;
  readonly attributionMs: number;
  /** What the attribution holds beside the commits themselves. */
  readonly bytesPerCommit: number;
  readonly engineMs: number;
  readonly oneMoreDeploymentMs: number;
  /** What a store keeps to go on from the last deployment. */
  readonly checkpointBytes: number;
}

const SIZES = [10_000, 100_000, 1_000_000];
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

/** Memory is compared, and each measurement begins, without the rubbish of the one before. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}

function timed<T>(work: () => T): { readonly ms: number; readonly result: T } {
  collectGarbage();
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}

/** One way after the other, so that other work on the machine disturbs them alike. */
function compareWalks(
  history: CommitHistory,
): Pick<Row, 'bareWalkMs' | 'attributionMs'> {
  const bare = timed(() => bareWalk(history));
  const attribution = timed(() =>
    attributeCommits(history.commits, history.deployments),
  );
  if (attribution.result.attributed !== bare.result) {
    throw new Error(
      `Attribution reached ${attribution.result.attributed} commits, the bare walk ${bare.result}`,
    );
  }
  return { bareWalkMs: bare.ms, attributionMs: attribution.ms };
}

function bytesPerCommit({ commits, deployments }: CommitHistory): number {
  collectGarbage();
  const before = process.memoryUsage();
  const kept = attributeCommits(commits, deployments);
  collectGarbage();
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
): Pick<Row, 'engineMs' | 'oneMoreDeploymentMs' | 'checkpointBytes'> {
  const { base, further } = split(
    commitHistory(size + FURTHER_DEPLOYMENTS * COMMITS_PER_DEPLOYMENT),
    size,
  );
  const ledger = new DeliveryLedger();
  const whole = timed(() => ledger.apply(base));
  const start = performance.now();
  for (const batch of further) ledger.apply(batch);
  const oneMoreDeploymentMs = (performance.now() - start) / further.length;
  const checkpoints = ledger.checkpointsOf('service');
  return {
    engineMs: whole.ms,
    oneMoreDeploymentMs,
    checkpointBytes: JSON.stringify(checkpoints[checkpoints.length - 1]).length,
  };
}

function measureSize(size: number): Row {
  const history = commitHistory(size);
  return {
    commits: history.commits.length,
    deployments: history.deployments.length,
    ...compareWalks(history),
    bytesPerCommit: bytesPerCommit(history),
    ...measureEngine(size),
  };
}

function samplesOf(row: Row): readonly Sample[] {
  const size = row.commits.toLocaleString('en');
  const deployments = row.deployments.toLocaleString('en');
  return [
    {
      what: `attribution of ${size} commits`,
      value: row.attributionMs,
      unit: 'ms',
      // Said of a million; fewer take less.
      budget: { of: 'figure', atMost: 4_000 },
      how: `to ${deployments} deployments`,
    },
    {
      what: `attribution of ${size} commits, in bare walks of the graph`,
      value: row.attributionMs / row.bareWalkMs,
      unit: 'times',
      budget: { of: 'figure', atMost: 3 },
      how: 'a Map by SHA, each commit visited once, just before',
    },
    {
      what: `attribution of ${size} commits, memory for each`,
      value: row.bytesPerCommit / 1000,
      unit: 'kB',
      how: 'beside the commits themselves',
    },
    {
      what: `delivery records of ${size} commits`,
      value: row.engineMs,
      unit: 'ms',
      how: 'with pull requests, kinds, lead times',
    },
    {
      what: `one more deployment after ${size} commits`,
      value: row.oneMoreDeploymentMs,
      unit: 'ms',
      how: `mean of ${FURTHER_DEPLOYMENTS}, ten commits each`,
    },
    {
      what: `checkpoint after ${size} commits`,
      value: row.checkpointBytes / 1024,
      unit: 'kB',
      how: 'as JSON; a deployment every ten minutes, so a week of them lies within the intervention limit',
    },
  ];
}

/**
 * Assigning commits to the first deployment that contains them, beside a bare walk of the same graph, from 10,000
 * to 1 million commits of one service. Budget: at most three times the bare walk, under 4 s, memory linear.
 */
export const attribution: Bench = {
  id: 'attribution',
  onlyOurs: true,
  rounds: { usual: 3, whole: 5 },
  open: async (_, { say }) => ({
    sample: async () =>
      SIZES.flatMap(size => {
        say(`${size.toLocaleString('en')} commits`);
        return samplesOf(measureSize(size));
      }),
    close: nothingToClose,
  }),
};
