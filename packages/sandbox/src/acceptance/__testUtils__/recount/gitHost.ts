import { z } from 'zod';
import { askGitHost, listGitHost } from '../servers';
import type { Attempt, Incident } from './rollouts';

const commit = z.object({
  sha: z.string(),
  parents: z.array(z.object({ sha: z.string() })),
  commit: z.object({ author: z.object({ date: z.string() }) }),
});
const label = z.object({ name: z.string() });
const pull = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string().nullable(),
  created_at: z.string(),
  merged_at: z.string().nullable(),
  merge_commit_sha: z.string().nullable(),
  labels: z.array(label),
  head: z.object({ ref: z.string() }),
});
const deployment = z.object({
  id: z.number(),
  node_id: z.string(),
  sha: z.string(),
  environment: z.string(),
  created_at: z.string(),
});
const status = z.object({
  state: z.string(),
  created_at: z.string(),
  log_url: z.string(),
});
const issue = z.object({
  number: z.number(),
  body: z.string().nullable(),
  created_at: z.string(),
  closed_at: z.string().nullable(),
  labels: z.array(label),
});
type Issue = z.infer<typeof issue>;
const numbered = z.object({ id: z.number() });

export type Commit = z.infer<typeof commit>;
/** A merged pull request with its own commits, whatever main has of them. */
export type Pull = z.infer<typeof pull> & {
  readonly mergedAt: number;
  readonly commits: readonly Commit[];
};

/** A repository as the Git host tells it. */
export interface Repository {
  readonly commits: ReadonlyMap<string, Commit>;
  readonly pulls: readonly Pull[];
}

/** How the portal's configuration calls this source, at whatever port it answers; it stands before each of its ids. */
export const GIT_HOST = 'github:localhost:7101';
const OWNER = '/repos/saltmarsh';
const INCIDENTS = `${OWNER}/incidents`;
/** GraphQL's numbers end here, and what is longer has no other name there than this one. */
const LONGEST_ID = 2 ** 31 - 1;

export async function readRepository(name: string): Promise<Repository> {
  const commits = new Map<string, Commit>();
  for (const each of await listGitHost(`${OWNER}/${name}/commits`, commit)) {
    commits.set(each.sha, each);
  }
  const pulls: Pull[] = [];
  const listed = `${OWNER}/${name}/pulls`;
  for (const each of await listGitHost(`${listed}?state=all`, pull)) {
    if (each.merged_at !== null) {
      const path = `${listed}/${each.number}/commits`;
      pulls.push({
        ...each,
        mergedAt: Date.parse(each.merged_at),
        commits: await listGitHost(path, commit),
      });
    }
  }
  return { commits, pulls: pulls.sort((a, b) => a.mergedAt - b.mergedAt) };
}

/** Deployments with the history of their states; what points to one run is one. */
export async function readDeployments(
  name: string,
): Promise<readonly Attempt[]> {
  const path = `${OWNER}/${name}/deployments`;
  const found: Attempt[] = [];
  for (const each of await listGitHost(path, deployment)) {
    const states = await listGitHost(`${path}/${each.id}/statuses`, status);
    const timesOf = (...words: readonly string[]) =>
      states
        .filter(({ state }) => words.includes(state))
        .map(({ created_at }) => Date.parse(created_at))
        .sort((a, b) => a - b);
    const [success] = timesOf('success');
    const failure = timesOf('failure', 'error').at(-1);
    const id = `${GIT_HOST}/${each.id > LONGEST_ID ? each.node_id : each.id}`;
    found.push({
      id,
      run: /runs\/(\d+)/.exec(states[0]?.log_url ?? '')?.[1] ?? id,
      environment: each.environment,
      sha: each.sha,
      startedAt: Date.parse(each.created_at),
      outcome: outcomeOf(success, failure),
      endedAt: success ?? failure ?? Infinity,
    });
  }
  return found;
}

function outcomeOf(
  success: number | undefined,
  failure: number | undefined,
): Attempt['outcome'] {
  if (success !== undefined) return 'success';
  return failure === undefined ? 'pending' : 'failure';
}

/** Incidents by the service that their label names; those that somebody reported twice are one. */
export async function readIncidents(): Promise<
  ReadonlyMap<string, readonly Incident[]>
> {
  const { id } = numbered.parse(await askGitHost(INCIDENTS));
  const path = `${INCIDENTS}/issues?state=all&labels=incident`;
  const together = new Map<number, Issue[]>();
  for (const each of await listGitHost(path, issue)) {
    const copied = /^Duplicate of #(\d+)/.exec(each.body ?? '')?.[1];
    const key = copied === undefined ? each.number : Number(copied);
    together.set(key, [...(together.get(key) ?? []), each]);
  }
  const found = new Map<string, Incident[]>();
  for (const reports of together.values()) {
    const service = reports[0]?.labels
      .find(({ name }) => name.startsWith('service:'))
      ?.name.slice('service:'.length);
    const known = found.get(service ?? '') ?? [];
    found.set(service ?? '', [...known, joined(reports, id)]);
  }
  return found;
}

function joined(reports: readonly Issue[], repository: number): Incident {
  const startOf = ({ body, created_at }: Issue) =>
    Date.parse(
      /### Impact started\n\n(\S+)/.exec(body ?? '')?.[1] ?? created_at,
    );
  const inOrder = [...reports].sort((a, b) => startOf(a) - startOf(b));
  const ends = reports.map(({ closed_at }) => closed_at);
  const causes = reports.map(
    ({ body }) => /### Cause\n\n(.+)/.exec(body ?? '')?.[1] ?? '',
  );
  const ids = inOrder.map(
    ({ number }) => `${GIT_HOST}/${repository}#${number}`,
  );
  return {
    id: ids[0] ?? '',
    reports: ids,
    startedAt: Math.min(...reports.map(startOf)),
    endedAt: ends.includes(null)
      ? undefined
      : Math.max(...ends.map(end => Date.parse(end ?? ''))),
    isOfChange: !causes.some(cause => cause.startsWith('No change')),
    cause: causes
      .flatMap(cause => /\bdeployment (\d+)\b/i.exec(cause)?.[1] ?? [])
      .map(each => `${GIT_HOST}/${each}`)[0],
  };
}
