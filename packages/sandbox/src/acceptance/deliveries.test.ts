// The modules as they run, asked against the sandbox as it runs; nothing that is shipped knows both.
/* eslint-disable @backstage/no-mixed-plugin-imports */
import argocdModule from '@groundwork/plugin-readiness-backend-module-argocd';
import kubernetesModule from '@groundwork/plugin-readiness-backend-module-kubernetes';
import jenkinsModule from '@groundwork/plugin-readiness-backend-module-jenkins';
/* eslint-enable @backstage/no-mixed-plugin-imports */
import { z } from 'zod';
import { jenkinsJobsOf } from '../company';
import type { RunningSandbox } from '../sandbox';
import { pullFrom } from '../testing/pull-from';
import { readDeliveries, type Rollout } from './__testUtils__/deliveries';
import {
  askArgoCd,
  askCluster,
  askJenkins,
  PATIENCE_MS,
  PORT_BASE,
  startDeliveringCompany,
} from './__testUtils__/servers';

const TWO_REGIONS = 'web-gateway';
const SEVERAL_SOURCES = 'partner-console';
const BLOBS_AT_ANOTHER_HOST = 'consent-store';

const applicationsSchema = z.object({
  items: z.array(
    z.object({
      metadata: z.object({
        name: z.string(),
        labels: z.record(z.string(), z.string()),
      }),
      status: z.object({
        history: z.array(
          z.object({
            // Go leaves out a zero.
            id: z.number().default(0),
            revision: z.string(),
            revisions: z.array(z.string()).default([]),
            initiatedBy: z.object({ automated: z.boolean().optional() }),
          }),
        ),
      }),
    }),
  ),
});

type Applications = z.infer<typeof applicationsSchema>['items'];

let sandbox: RunningSandbox;
let applications: Applications;
let deliveries: Awaited<ReturnType<typeof readDeliveries>>;
let rollouts: readonly Rollout[];

beforeAll(async () => {
  sandbox = await startDeliveringCompany();
  applications = applicationsSchema.parse(
    await askArgoCd('/applications'),
  ).items;
  deliveries = await readDeliveries(
    sandbox.gitHost().company,
    [argocdModule, kubernetesModule],
    // Two instances and four clusters; the fifth never answers, and nobody waits for it.
    6,
  );
  rollouts = await deliveries.rollouts();
}, PATIENCE_MS);
afterAll(async () => {
  await deliveries.stop();
  await sandbox.close();
});

const rolloutsOf = (service: string) =>
  rollouts.filter(each => each.service === `component:default/${service}`);

/** By a plain loop over the raw answer. */
function deploymentsIn({ status }: Applications[number]): number {
  let count = 0;
  let before: string | undefined;
  for (const { revision, revisions, initiatedBy } of status.history) {
    const brought = [revision, ...revisions].join(' ');
    if (!(initiatedBy.automated && brought === before)) count += 1;
    before = brought;
  }
  return count;
}

const byStream = (one: { stream: string }, other: { stream: string }) =>
  one.stream < other.stream ? -1 : 1;

describe('deployments that Argo CD tells of', () => {
  it('are read whole from both instances', async () => {
    const cursors = await deliveries.cursors();
    expect(
      cursors.filter(({ source }) => source === 'argocd:all').sort(byStream),
    ).toMatchObject(
      ['argocd-production', 'argocd-staging'].map(instance => ({
        source: 'argocd:all',
        stream: instance,
        outcome: 'complete',
      })),
    );
  });

  it('are as many for each service as its history has', () => {
    const counted = applications
      .filter(
        each =>
          each.metadata.labels['backstage.io/kubernetes-id'] !== TWO_REGIONS,
      )
      .map(each => [each.metadata.name, deploymentsIn(each)]);
    expect(counted.length).toBeGreaterThan(5);
    expect(
      counted.map(([name]) => [name, rolloutsOf(String(name)).length]),
    ).toEqual(counted);
  });

  it('have the commit that the registry says their images were built from', async () => {
    const service = applications[0]?.metadata.name ?? '';
    const { company } = sandbox.gitHost();
    const plan = company.services.find(({ name }) => name === service);
    const version = plan?.releases.production.at(-1)?.version;
    const answer = await pullFrom(
      `http://localhost:${PORT_BASE + 2}`,
      `/v2/${service}/manifests/${version}`,
    );
    const { annotations } = z
      .object({ annotations: z.record(z.string(), z.string()) })
      .parse(await answer.json());
    const shas = rolloutsOf(service).map(({ rollout }) => rollout.sha);
    expect(shas).toContain(annotations['org.opencontainers.image.revision']);
    const all = applications
      .filter(({ metadata }) => metadata.name !== SEVERAL_SOURCES)
      .flatMap(each => rolloutsOf(each.metadata.name));
    expect(all.filter(({ rollout }) => rollout.sha === undefined)).toEqual([]);
  });

  it('an image whose blobs are at another host', async () => {
    const { company } = sandbox.gitHost();
    const plan = company.services.find(
      ({ name }) => name === BLOBS_AT_ANOTHER_HOST,
    );
    const version = plan?.releases.production.at(-1)?.version;
    const registry = `http://localhost:${PORT_BASE + 2}`;
    const images = `/v2/${BLOBS_AT_ANOTHER_HOST}`;
    const manifest = await pullFrom(registry, `${images}/manifests/${version}`);
    const { config, annotations } = z
      .object({
        config: z.object({ digest: z.string() }),
        annotations: z.record(z.string(), z.string()).default({}),
      })
      .parse(await manifest.json());
    // What the manifest does not say is in the configuration of the image.
    expect(annotations).not.toHaveProperty([
      'org.opencontainers.image.revision',
    ]);
    const blob = await pullFrom(registry, `${images}/blobs/${config.digest}`);
    expect(new URL(blob.url).host).not.toBe(new URL(registry).host);
    const told = rolloutsOf(BLOBS_AT_ANOTHER_HOST);
    expect(told.length).toBeGreaterThan(1);
    expect(told.filter(({ rollout }) => rollout.sha === undefined)).toEqual([]);
  });

  // Each has its commit since then, and says why it has none before.
  it('an application of Argo CD that was split in several sources', () => {
    const split = applications.find(
      ({ metadata }) => metadata.name === SEVERAL_SOURCES,
    );
    const ofSeveral = (split?.status.history ?? []).filter(
      ({ revisions }) => revisions.length === 2,
    );
    expect(ofSeveral).toHaveLength(5);
    // Who refers to a repository that moves gets another revision of it than of its own folder.
    expect(
      ofSeveral.every(({ revisions: [one, other] }) => one !== other),
    ).toBe(true);
    const told = rolloutsOf(SEVERAL_SOURCES).map(({ rollout }) => rollout);
    const named = told.filter(({ sha }) => sha !== undefined);
    const { company } = sandbox.gitHost();
    const plan = company.services.find(({ name }) => name === SEVERAL_SOURCES);
    expect(plan?.releases.production.length).toBeGreaterThan(5);
    expect(named).toHaveLength(5);
    expect(new Set(named.map(({ sha }) => sha)).size).toBeGreaterThan(1);
    expect(
      told
        .filter(({ sha }) => sha === undefined)
        .map(({ withoutSha }) => withoutSha),
    ).toEqual(Array(told.length - 5).fill('sources-changed'));
    expect(told.length).toBe(split && deploymentsIn(split));
  });

  it('an application of several sources, whose revisions Argo CD finds where it is told that they are', async () => {
    const entries =
      applications
        .find(({ metadata }) => metadata.name === SEVERAL_SOURCES)
        ?.status.history.map(({ id, revision, revisions }) => ({
          ...{ id, revision, referred: revisions[1] },
        })) ?? [];
    const since = entries.find(({ referred }) => referred !== undefined);
    const metadata = (revision: string | undefined, query: string) =>
      askArgoCd(
        `/applications/${SEVERAL_SOURCES}/revisions/${revision}/metadata${query}`,
      );
    expect(
      await metadata(since?.referred, `?sourceIndex=1&versionId=${since?.id}`),
    ).toMatchObject({
      author: expect.any(String),
      message: expect.any(String),
    });
    const before = entries.find(({ referred }) => referred === undefined);
    expect(
      await metadata(before?.revision, `?versionId=${before?.id}`),
    ).toHaveProperty('message');
    // It had one source then.
    await expect(
      metadata(before?.revision, `?sourceIndex=1&versionId=${before?.id}`),
    ).rejects.toThrow('500');
  });

  it('are one for each release of a service in two regions', () => {
    const regions = applications.filter(
      each =>
        each.metadata.labels['backstage.io/kubernetes-id'] === TWO_REGIONS,
    );
    expect(regions).toHaveLength(2);
    const counts = regions.map(deploymentsIn);
    const found = rolloutsOf(TWO_REGIONS).length;
    // The regions keep ten each, and the newest release has not come to the second one.
    expect(found).toBeGreaterThanOrEqual(Math.max(...counts));
    expect(found).toBeLessThanOrEqual(Math.max(...counts) + 2);
  });

  it('are rollbacks where an earlier version was brought back', () => {
    const kinds = new Set(rollouts.map(({ folded }) => folded.kind));
    expect(kinds).toContain('rollback');
    expect(kinds).toContain('forward');
  });
});

const deploymentsSchema = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ labels: z.record(z.string(), z.string()) }),
      status: z.object({
        conditions: z.array(z.object({ reason: z.string() })),
      }),
    }),
  ),
});

describe('rollouts that clusters tell of', () => {
  it('are read of each cluster but the one that never answers', async () => {
    const cursors = await deliveries.cursors();
    const clusters = cursors.filter(
      ({ source, outcome }) =>
        source === 'kubernetes:all' && outcome === 'complete',
    );
    expect(clusters.sort(byStream).map(({ stream }) => stream)).toEqual([
      'production-api',
      'production-legacy',
      'staging-api',
      'staging-legacy',
    ]);
  });

  it('a cluster that never answers', async () => {
    const cursors = await deliveries.cursors();
    const silent = cursors.find(({ stream }) => stream === 'recovery');
    expect(silent?.outcome).not.toBe('complete');
    expect(rollouts.length).toBeGreaterThan(50);
  });

  it('count where nothing better tells of a service: one for each that reached production', async () => {
    const byArgoCd = new Set(
      applications.map(
        each => each.metadata.labels['backstage.io/kubernetes-id'],
      ),
    );
    const arrived = new Set<string>();
    for (const cluster of ['production-api', 'production-legacy'] as const) {
      const { items } = deploymentsSchema.parse(
        await askCluster(cluster, '/apis/apps/v1/deployments'),
      );
      for (const { metadata, status } of items) {
        const name = metadata.labels['backstage.io/kubernetes-id'];
        const reasons = status.conditions.map(({ reason }) => reason);
        if (
          name &&
          !byArgoCd.has(name) &&
          reasons.includes('NewReplicaSetAvailable')
        ) {
          arrived.add(`component:default/${name}`);
        }
      }
    }
    expect(arrived.size).toBeGreaterThan(5);
    const succeeded = rollouts
      .filter(
        ({ service, status }) => arrived.has(service) && status === 'success',
      )
      .map(({ service }) => service);
    expect(succeeded.sort()).toEqual([...arrived].sort());
  });
});

const buildsSchema = z.object({
  builds: z.array(z.object({ number: z.number() })),
});
const describedSchema = z.object({
  stages: z.array(z.object({ name: z.string(), status: z.string() })),
});

describe('deployments that Jenkins tells of', () => {
  let jobs: readonly { readonly fullName: string; readonly service: string }[];
  let byJenkins: typeof deliveries;
  beforeAll(async () => {
    const { company } = sandbox.gitHost();
    const all = [...jenkinsJobsOf(company).values()];
    jobs = all
      .filter(
        ({ kind, services }) => kind === 'multibranch' && services.length === 1,
      )
      .map(({ fullName, services }) => ({
        fullName,
        service: services[0]?.name ?? '',
      }));
    byJenkins = await readDeliveries(company, [jenkinsModule], all.length);
  }, PATIENCE_MS);
  afterAll(() => byJenkins.stop());

  it('are read of every job, and say how many builds were discarded before', async () => {
    const cursors = await byJenkins.cursors();
    expect(new Set(cursors.map(({ outcome }) => outcome))).toEqual(
      new Set(['complete']),
    );
    const progress = z.object({ read: z.number(), of: z.number() });
    const [most] = cursors
      .map(cursor => progress.parse(JSON.parse(cursor.progress ?? '{}')))
      .sort((one, other) => other.of - one.of);
    expect(most?.read).toBe(25);
    expect(most?.of).toBeGreaterThan(25);
  });

  it('are as many for a service as its builds have stages that reached production', async () => {
    const found = await byJenkins.rollouts();
    expect(jobs.length).toBeGreaterThan(1);
    for (const { fullName, service } of jobs.slice(0, 2)) {
      const path = `/job/${fullName.split('/').join('/job/')}/job/main`;
      const { builds } = buildsSchema.parse(
        await askJenkins(`${path}/api/json?tree=builds[number]`),
      );
      let succeeded = 0;
      for (const { number } of builds) {
        const { stages } = describedSchema.parse(
          await askJenkins(`${path}/${number}/wfapi/describe`),
        );
        succeeded += stages.filter(
          ({ name, status }) =>
            name === 'Deploy production' && /^(SUCCESS|UNSTABLE)$/.test(status),
        ).length;
      }
      const own = found.filter(
        each =>
          each.service === `component:default/${service}` &&
          each.status === 'success',
      );
      expect([fullName, own.length]).toEqual([fullName, succeeded]);
      expect(own.every(({ rollout }) => rollout.sha !== undefined)).toBe(true);
    }
  });
});
