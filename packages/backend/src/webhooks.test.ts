import {
  BackendFeature,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import eventsBackend from '@backstage/plugin-events-backend';
import readinessBackend from '@groundwork/plugin-readiness-backend';
import readinessCdEvents from '@groundwork/plugin-readiness-backend-module-cdevents';
import readinessGithub from '@groundwork/plugin-readiness-backend-module-github';
import { dirname, join } from 'node:path';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import { createHmac } from 'node:crypto';
import request from 'supertest';

jest.setTimeout(180_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
/** The package loads them by `import()`, which Jest does not know. */
const githubModules = ['GithubEventRouter', 'GithubWebhook'].map(name => {
  const folder = dirname(
    require.resolve(
      '@backstage/plugin-events-backend-module-github/package.json',
    ),
  );
  return jest.requireActual<{ default: BackendFeature }>(
    join(folder, `dist/service/eventsModule${name}.cjs.js`),
  ).default;
});
const WEBHOOKS = 'hush-webhooks';
const CDEVENTS = 'hush-cdevents';
const RUN = 'https://github.test/acme/shop/actions/runs/77';
const at = (time: string) => `2026-11-01T${time}Z`;

const shop = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'shop',
    annotations: {
      'github.com/project-slug': 'acme/shop',
      'backstage.io/source-location': 'url:https://github.test/acme/shop/',
    },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'group:x' },
};
const repository = {
  id: 42,
  full_name: 'acme/shop',
  html_url: 'https://github.test/acme/shop',
  default_branch: 'main',
};
const deployment = {
  id: 5,
  node_id: 'D_5',
  sha: 'a1'.repeat(20),
  environment: 'production',
  task: 'deploy',
  created_at: at('10:00:00'),
};
const status = (state: string, time: string) => ({
  ...{ action: 'created', repository, deployment },
  deployment_status: { state, created_at: at(time), log_url: RUN },
});

const signed = (secret: string, text: string) =>
  `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; !(await isSo()); attempt += 1) {
    if (attempt === 600) throw new Error('It did not come to pass');
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
  }
}

describe.each(databases.eachSupportedId())('webhooks on %s', databaseId => {
  let knex: Awaited<ReturnType<typeof databases.init>>;
  let server: Parameters<typeof request>[0];
  let stop: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    const others = await databases.init(databaseId);
    const backend = await startTestBackend({
      features: [
        eventsBackend,
        ...githubModules,
        readinessBackend,
        readinessGithub,
        readinessCdEvents,
        schedulerServiceFactory,
        eventsServiceFactory,
        createServiceFactory({
          service: coreServices.database,
          deps: { plugin: coreServices.pluginMetadata },
          factory: ({ plugin }) => ({
            getClient: async () =>
              plugin.getId() === 'readiness' ? knex : others,
          }),
        }),
        catalogServiceMock.factory({ entities: [shop] }),
        mockServices.rootConfig.factory({
          data: {
            integrations: {
              github: [
                {
                  host: 'github.test',
                  apiBaseUrl: 'http://127.0.0.1:1/api/v3',
                  token: 'none',
                },
              ],
            },
            events: { modules: { github: { webhookSecret: WEBHOOKS } } },
            readiness: { cdevents: { secret: CDEVENTS, instance: 'deployer' } },
          },
        }),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
    // What a reading of the host would have found: who lives in the repository.
    await knex('delivery_places').insert({
      source: 'github:github.test',
      place: 'repository:42',
      service: 'component:default/shop',
      evidence: 0,
      counts: false,
    });
  });
  afterAll(() => stop?.());

  const github = (event: string, body: object, secret = WEBHOOKS) => {
    const text = JSON.stringify(body);
    return request(server)
      .post('/api/events/http/github')
      .set('content-type', 'application/json')
      .set('x-github-event', event)
      .set('x-hub-signature-256', signed(secret, text))
      .send(text);
  };
  const cdevent = (type: string, subject: object, more: object = {}) => {
    const text = JSON.stringify({
      context: {
        ...{ version: '0.4.1', id: `${type}-1`, source: '/deployer' },
        ...{ type: `dev.cdevents.${type}.0.2.0`, timestamp: at('12:00:00') },
        ...more,
      },
      subject,
    });
    return request(server)
      .post('/api/events/http/cdevents')
      .set('content-type', 'application/json')
      .set('x-signature-256', signed(CDEVENTS, text))
      .send(text);
  };
  const settled = () =>
    until(
      async () =>
        (await knex('delivery_inbox').where({ state: 'waiting' })).length === 0,
    );
  const rollouts = async () =>
    (await knex('delivery_rollouts').whereNotNull('record')).map(row =>
      JSON.parse(row.record),
    );

  it('refuses what is not signed, signed by somebody else, or too large, and keeps none of it', async () => {
    await github(
      'deployment_status',
      status('success', '10:00:30'),
      'guess',
    ).expect(403);
    await request(server)
      .post('/api/events/http/github')
      .send(status('success', '10:00:30'))
      .expect(403);
    await request(server)
      .post('/api/events/http/cdevents')
      .send({ context: {} })
      .expect(403);
    await request(server)
      .post('/api/events/http/cdevents')
      .send({ context: 'x'.repeat(300_000) })
      .expect(413);
    await github('deployment_status', { large: 'x'.repeat(6_000_000) }).expect(
      413,
    );
    expect(await knex('delivery_inbox')).toEqual([]);
  });

  it('counts a deployment once whose webhooks come twice and out of order', async () => {
    const success = status('success', '10:00:30');
    await github('deployment_status', success).expect(202);
    await github('deployment_status', success).expect(202);
    await github('deployment', {
      action: 'created',
      repository,
      deployment,
    }).expect(202);
    await github('deployment_status', status('in_progress', '10:00:05')).expect(
      202,
    );
    await settled();
    expect(await knex('delivery_deployments')).toMatchObject([
      { external_id: '5', place: 'repository:42', run_key: 'run:77' },
    ]);
    await until(async () => (await rollouts()).length === 1);
    expect(await rollouts()).toMatchObject([
      { finishedAtMs: Date.parse(at('10:00:30')) },
    ]);
    expect(await knex('delivery_inbox')).toHaveLength(2);
  });

  it('has read what a webhook does not say', async () => {
    const pull = { merged_at: at('11:00:00') };
    await github('pull_request', { repository, pull_request: pull }).expect(
      202,
    );
    await github('push', { repository, ref: 'refs/heads/topic' }).expect(202);
    await github('workflow_run', {
      repository,
      workflow_run: { event: 'pull_request' },
    }).expect(202);
    await settled();
    const due = await knex('delivery_due').orderBy('collector');
    expect(due).toMatchObject(
      ['github:commits', 'github:pull-requests'].map(collector => ({
        ...{ collector, service: 'component:default/shop' },
      })),
    );
  });

  it('sets aside a webhook that says too little, and leaves other repositories alone', async () => {
    await github('deployment_status', { repository, deployment }).expect(202);
    const other = { ...repository, id: 43, full_name: 'acme/other' };
    await github('deployment_status', {
      ...status('success', '10:00:30'),
      repository: other,
    }).expect(202);
    await settled();
    expect(
      await knex('delivery_inbox').where({ state: 'aside' }),
    ).toMatchObject([
      {
        topic: 'github.deployment_status',
        reason: 'deployment_status is missing',
      },
    ]);
    expect(await knex('delivery_deployments')).toHaveLength(1);
  });

  it('takes deployments and incidents as CDEvents, an end before its beginning too', async () => {
    const incident = { id: 'INC-1', content: { service: { id: 'shop' } } };
    await cdevent('incident.resolved', incident, {
      timestamp: at('14:00:00'),
    }).expect(202);
    await cdevent('service.deployed', {
      id: 'shop',
      content: { environment: { id: 'production' } },
    }).expect(202);
    await cdevent('incident.detected', incident, {
      timestamp: at('13:00:00'),
    }).expect(202);
    await cdevent('pipelinerun.started', { id: 'x', content: {} }).expect(202);
    await settled();
    const [row] = await knex('delivery_incidents');
    expect(JSON.parse(row.fact)).toMatchObject({
      createdAtMs: Date.parse(at('13:00:00')),
      resolvedAtMs: Date.parse(at('14:00:00')),
    });
    expect(
      await knex('delivery_places')
        .where({ source: 'cdevents:deployer' })
        .orderBy('place'),
    ).toMatchObject([
      { place: 'incidents:shop', service: 'component:default/shop' },
      { place: 'service:shop', service: 'component:default/shop' },
    ]);
    // Told by nobody who could be asked whether this was all.
    expect(await knex('delivery_told_sources')).toEqual([
      { source: 'cdevents:deployer' },
    ]);
  });

  it('keeps an incident of staging with its end, counts it for nobody, and names it beside the numbers', async () => {
    const incident = {
      id: 'INC-2',
      content: {
        description: 'Slow in staging',
        environment: { id: 'staging' },
        service: { id: 'shop' },
      },
    };
    for (const type of ['incident.detected', 'incident.resolved']) {
      await cdevent(type, incident, { id: `2-${type}` }).expect(202);
    }
    await settled();
    expect(
      await knex('delivery_incidents').where({ environment: 'staging' }),
    ).toMatchObject([{ external_id: '/deployer#INC-2' }]);
    const { body } = await request(server)
      .get('/api/readiness/delivery/services/default/shop')
      .query({ from: '2026-11-01', to: '2026-11-02' })
      .expect(200);
    expect(body.quality.flags).toContainEqual({
      type: 'incidents-elsewhere',
      sentence:
        'The incident “Slow in staging” was told of staging, and counts for nobody in production.',
    });
  });

  /** Of a hundred webhooks one after the other, in milliseconds. */
  async function acknowledgements(first: number): Promise<readonly number[]> {
    const took: number[] = [];
    for (let id = first; id < first + 100; id += 1) {
      const body = {
        ...status('success', '10:00:30'),
        deployment: { ...deployment, id },
      };
      const began = performance.now();
      await github('deployment_status', body).expect(202);
      took.push(performance.now() - began);
    }
    return took.sort((a, b) => a - b);
  }

  it('acknowledges within 200 ms at the 99th percentile', async () => {
    const p99: number[] = [];
    // Others may need the machine for a while.
    while (p99.length < 3 && !p99.some(ms => ms < 200)) {
      const took = await acknowledgements(1000 * (p99.length + 1));
      p99.push(took[98] ?? Infinity);
      process.stdout.write(
        `Acknowledged on ${databaseId}: p50 ${took[49]?.toFixed(
          0,
        )} ms, p99 ${took[98]?.toFixed(0)} ms\n`,
      );
    }
    expect(Math.min(...p99)).toBeLessThan(200);
    await settled();
    expect(
      await knex('delivery_deployments').where({
        source: 'github:github.test',
      }),
    ).toHaveLength(1 + 100 * p99.length);
  });
});
