import { z } from 'zod';
import type { RunningSandbox } from '../sandbox';
import {
  askArgoCd,
  askCluster,
  askGitHost,
  listGitHost,
  PATIENCE_MS,
  startWholeCompany,
} from './__testUtils__/servers';
import { workOut } from './__testUtils__/workedCase';

const SERVICE = 'web-gateway';
const REPOSITORY = `/repos/saltmarsh/${SERVICE}`;
const LABEL = `backstage.io/kubernetes-id=${SERVICE}`;
const FIRST = 'production';
const SECOND = 'prod-eu-central-1';
const HOUR_MS = 3_600_000;

type Cluster = 'production-api' | 'production-legacy';

jest.setTimeout(PATIENCE_MS);

let sandbox: RunningSandbox;
let attempts: readonly Attempt[];

beforeAll(async () => {
  sandbox = await startWholeCompany();
  attempts = await attemptsInProduction();
}, PATIENCE_MS);
afterAll(() => sandbox.close());

const deployment = z.object({
  id: z.number(),
  environment: z.string(),
  sha: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
});
const status = z.object({
  state: z.string(),
  log_url: z.string(),
  created_at: z.string(),
});

type Attempt = Awaited<ReturnType<typeof attemptOf>>;

/** A deployment as the delivery metrics take it; its run is in the address of its log. */
async function attemptOf({
  id,
  environment,
  ...row
}: z.infer<typeof deployment>) {
  const path = `${REPOSITORY}/deployments/${id}/statuses`;
  const history = await listGitHost(path, status);
  const [, runId = ''] =
    /\/actions\/runs\/(\d+)/.exec(history[0]?.log_url ?? '') ?? [];
  return {
    id: String(id),
    service: SERVICE,
    env: environment,
    sha: row.sha,
    status: 'pending',
    startedAt: row.created_at,
    finishedAt: row.updated_at,
    runId,
    statuses: history.map(({ state, created_at: at }) => ({ state, at })),
  };
}

async function attemptsInProduction() {
  const all = await listGitHost(`${REPOSITORY}/deployments`, deployment);
  return Promise.all(
    all.filter(({ environment }) => /^prod/.test(environment)).map(attemptOf),
  );
}

/** Newest first. */
const attemptsIn = (environment: string) =>
  attempts.filter(({ env }) => env === environment);

function succeededAt(attempt: Attempt | undefined): number | undefined {
  const success = attempt?.statuses.find(({ state }) => state === 'success');
  return success && Date.parse(success.at);
}

const listOf = <T>(item: z.ZodType<T>) => z.object({ items: z.array(item) });
const node = z.object({
  metadata: z.object({ labels: z.record(z.string(), z.string()) }),
});
const container = z.object({ image: z.string() });
const workload = z.object({
  spec: z.object({
    template: z.object({
      spec: z.object({ containers: z.array(container) }),
    }),
  }),
});
const application = z.object({
  metadata: z.object({ name: z.string() }),
  status: z.object({
    sync: z.object({ status: z.string() }),
    health: z.object({ status: z.string() }),
    summary: z.object({ images: z.array(z.string()) }),
  }),
});

const tagOf = (image: string) => image.split(':').at(-1);

async function versionsIn(cluster: Cluster) {
  const query = new URLSearchParams({ labelSelector: LABEL });
  const path = `/apis/apps/v1/deployments?${query}`;
  const { items } = listOf(workload).parse(await askCluster(cluster, path));
  return items
    .flatMap(({ spec }) => spec.template.spec.containers)
    .map(({ image }) => tagOf(image));
}

async function regionsOf(cluster: Cluster) {
  const { items } = listOf(node).parse(
    await askCluster(cluster, '/api/v1/nodes'),
  );
  const regions = items.map(
    ({ metadata }) => metadata.labels['topology.kubernetes.io/region'],
  );
  return [...new Set(regions)];
}

describe('the service in two regions', () => {
  it('runs in two production clusters whose nodes stand in different regions', async () => {
    expect(await regionsOf('production-api')).toEqual(['eu-west-1']);
    expect(await regionsOf('production-legacy')).toEqual(['eu-central-1']);
  });

  it('gets each release in both regions from one run, minutes apart', () => {
    const home = new Map(attemptsIn(FIRST).map(each => [each.runId, each]));
    const second = attemptsIn(SECOND);
    expect(second.length).toBeGreaterThan(10);
    expect(home.size).toBe(second.length);
    expect(second.map(({ runId }) => home.get(runId)?.sha)).toEqual(
      second.map(({ sha }) => sha),
    );
    const apartMs = second.flatMap(there => {
      const before = succeededAt(home.get(there.runId));
      const after = succeededAt(there);
      return before && after ? [after - before] : [];
    });
    expect(apartMs).toHaveLength(second.length - 1);
    expect(Math.min(...apartMs)).toBeGreaterThan(0);
    expect(Math.max(...apartMs)).toBeLessThan(HOUR_MS);
  });

  it('counts in the delivery metrics as one deployment for each run that reached both regions', async () => {
    const reached = attemptsIn(SECOND).filter(succeededAt);
    const printed = await workOut({
      id: 'two-regions',
      title: 'as the servers answer',
      input: {
        window: ['2000-01-01T00:00:00Z', '2100-01-01T00:00:00Z'],
        deployments: attempts,
        commits: [],
        prs: [],
        incidents: [],
      },
      expect: { deployments: reached.length, failedAttempts: 0 },
    });
    expect(printed).toContain('ok   two-regions as the servers answer');
  });

  it('has a newest run that still waits to go to the second region', async () => {
    const [newest] = attemptsIn(SECOND);
    expect(succeededAt(newest)).toBeUndefined();
    const run = `${REPOSITORY}/actions/runs/${newest?.runId}`;
    expect(await askGitHost(run)).toMatchObject({
      status: 'waiting',
      conclusion: null,
    });
    const { jobs } = z
      .object({
        jobs: z.array(z.object({ name: z.string(), status: z.string() })),
      })
      .parse(await askGitHost(`${run}/jobs`));
    expect(jobs.filter(job => job.status !== 'completed')).toEqual([
      { name: 'second-region', status: 'waiting' },
    ]);
  });

  it('therefore runs the version before there, as the clusters and Argo CD say', async () => {
    const query = new URLSearchParams({ selector: LABEL });
    const { items } = listOf(application).parse(
      await askArgoCd(`/applications?${query}`),
    );
    const home = await versionsIn('production-api');
    const second = await versionsIn('production-legacy');
    expect(home).not.toEqual(second);
    expect(
      items.map(({ metadata, status: { sync, health, summary } }) => [
        metadata.name,
        sync.status,
        health.status,
        summary.images.map(tagOf),
      ]),
    ).toEqual([
      [SERVICE, 'Synced', 'Healthy', home],
      [`${SERVICE}-eu-central-1`, 'Synced', 'Healthy', second],
    ]);
  });
});
