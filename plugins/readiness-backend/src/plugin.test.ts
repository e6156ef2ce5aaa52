import {
  mockCredentials,
  mockServices,
  ServiceMock,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { PermissionsService } from '@backstage/backend-plugin-api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { SourceError } from '@groundwork/plugin-readiness-node';
import { ask } from './__testUtils__/described';
import { ManagedCollector } from './__testUtils__/fakes';
import { testEntities } from './__testUtils__/testCatalog';
import { testModule } from './__testUtils__/testModule';
import plugin from './index';

jest.setTimeout(60_000);

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const onlyPayments: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'readiness',
  resourceType: 'readiness-result',
  conditions: {
    rule: 'IS_OWNED_BY',
    resourceType: 'readiness-result',
    params: { claims: ['group:default/payments'] },
  },
};

async function start(decisions: Readonly<Record<string, PolicyDecision>> = {}) {
  const collector = new ManagedCollector();
  collector.answers.set('ledger', false);
  collector.answers.set('checkout', new SourceError('forbidden', 'no right'));
  const decide = (permission: { readonly name: string }) =>
    decisions[permission.name] ?? allow;
  const permissions: ServiceMock<PermissionsService> =
    mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(({ permission }) => {
          const { result } = decide(permission);
          return {
            result:
              result === AuthorizeResult.CONDITIONAL
                ? AuthorizeResult.DENY
                : result,
          };
        }),
      authorizeConditional: async requests =>
        requests.map(({ permission }) => decide(permission)),
    });
  const other = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'foreign', namespace: 'default' },
    spec: { type: 'service', lifecycle: 'production', owner: 'nobody' },
  };
  const backend = await startTestBackend({
    features: [
      plugin,
      testModule(collector),
      catalogServiceMock.factory({
        entities: [...testEntities(['checkout', 'ledger', 'orders']), other],
      }),
      permissions.factory,
      mockServices.rootConfig.factory({
        data: { readiness: { assessment: { frequency: { seconds: 1 } } } },
      }),
    ],
  });
  return { server: backend.server, stop: () => backend.stop(), collector };
}

type Running = Awaited<ReturnType<typeof start>>;
let running: Running | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

/** Waits until a first assessment of everything is stored. */
async function assessed({ server }: Running): Promise<void> {
  await ask(server)
    .post('/api/readiness/collectors/test:managed/run')
    .expect(202);
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { body } = await ask(server).get(
      '/api/readiness/services/default/orders',
    );
    const { body: organisation } = await ask(server).get(
      '/api/readiness/organisation',
    );
    if (
      body.assessment &&
      organisation.assessment?.prerequisites[0].checks[0].value
    ) {
      return;
    }
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
  }
  throw new Error('Nothing was assessed');
}

describe('the readiness API', () => {
  it('serves the organisation, its history, prerequisites, scorecards, evidence and health', async () => {
    running = await start();
    const { server } = running;
    await assessed(running);

    const organisation = await ask(server)
      .get('/api/readiness/organisation')
      .expect(200);
    const [check] = organisation.body.assessment.prerequisites[0].checks;
    expect(check).toMatchObject({
      checkId: 'most-services-are-managed',
      value: { lo: 0.5, hi: 0.75 },
      findingCount: 1,
      unread: [{ name: 'checkout', reason: 'forbidden' }],
    });
    expect(organisation.body.sources).toMatchObject({
      total: 2,
      answering: 1,
      failing: [
        {
          source: { kind: 'test' },
          reason: 'forbidden',
          message: 'no right',
          subjects: 1,
        },
      ],
    });

    const again = await ask(server)
      .get('/api/readiness/prerequisites/P1')
      .expect(200);
    expect(again.body.prerequisite.checks[0].checkId).toBe(
      'most-services-are-managed',
    );
    expect(again.body.history).toHaveLength(1);

    const [measured] = again.body.prerequisite.checks;
    const alone = await ask(server)
      .get('/api/readiness/checks/most-services-are-managed')
      .expect(200);
    expect(alone.body).toEqual({
      check: measured,
      asOf: again.body.asOf,
    });

    const days = await ask(server)
      .get('/api/readiness/organisation/history')
      .expect(200);
    expect(days.body.items[0]).toMatchObject({
      certain: expect.any(Boolean),
      standardVersion: '1',
    });

    const team = await ask(server)
      .get('/api/readiness/teams/default/payments')
      .expect(200);
    expect(team.body).toMatchObject({
      serviceCount: 3,
      level: { lo: 0, hi: 0 },
      highestLevel: 1,
      organisationMedianLevel: 0.5,
      first: { checkId: 'is-managed', services: ['component:default/ledger'] },
      columns: [{ checkId: 'is-managed', level: 1 }],
    });
    expect(
      team.body.services.map(
        ({ subject }: { subject: { name: string } }) => subject.name,
      ),
    ).toEqual(['checkout', 'ledger', 'orders']);

    const service = await ask(server)
      .get('/api/readiness/services/default/ledger')
      .expect(200);
    expect(service.body.assessment.checks[0].state).toBe('fail');
    const [evidenceId] = service.body.assessment.checks[0].evidenceIds;
    const evidence = await ask(server)
      .get(`/api/readiness/evidence/${evidenceId}`)
      .expect(200);
    expect(evidence.body).toMatchObject({
      kind: 'managed',
      subjectRef: 'component:default/ledger',
      value: { managed: false },
      object: { name: 'ledger' },
    });

    const judged = await ask(server)
      .get('/api/readiness/services/default/ledger/checks/is-managed/evidence')
      .expect(200);
    expect(judged.body).toMatchObject({
      items: [
        {
          record: { id: evidenceId, value: { managed: false } },
          fields: ['managed'],
          objectCount: 0,
        },
      ],
      missing: 0,
    });
    await ask(server)
      .get('/api/readiness/services/default/ledger/checks/no-such/evidence')
      .expect(404);
    const object = await ask(server)
      .get(`/api/readiness/evidence/${evidenceId}/object?check=is-managed`)
      .expect(200);
    expect(object.body).toEqual(judged.body.items[0]);
    await ask(server)
      .get(`/api/readiness/evidence/${evidenceId}/object?kind=Deployment`)
      .expect(400);

    const health = await ask(server)
      .get('/api/readiness/collectors')
      .expect(200);
    // This catalog does not tell, and nobody says that it keeps up.
    expect(health.body).not.toHaveProperty('catalog');
    expect(health.body.mayRun).toBe(true);
    expect(health.body.items).toMatchObject([
      {
        collector: 'test:managed',
        counts: { observed: 3, absent: 0, failed: 1 },
        failing: [
          { subjectRef: 'component:default/checkout', reason: 'forbidden' },
        ],
        lastRunAt: expect.any(String),
        durationMs: expect.any(Number),
      },
    ]);
  });

  it('pages a scorecard by keyset and answers 304 to an ETag that still holds', async () => {
    running = await start();
    const { server } = running;
    await assessed(running);
    const first = await ask(server)
      .get('/api/readiness/teams/default/payments?limit=2')
      .expect(200);
    expect(first.body.services).toHaveLength(2);
    const second = await ask(server)
      .get(
        `/api/readiness/teams/default/payments?limit=2&cursor=${first.body.nextCursor}`,
      )
      .expect(200);
    expect(second.body.services).toHaveLength(1);
    expect(second.body).not.toHaveProperty('nextCursor');
    const evidence = await ask(server).get(
      '/api/readiness/services/default/ledger',
    );
    const [id] = evidence.body.assessment.checks[0].evidenceIds;
    const record = await ask(server).get(`/api/readiness/evidence/${id}`);
    await ask(server)
      .get(`/api/readiness/evidence/${id}`)
      .set('if-none-match', record.headers.etag ?? '')
      .expect(304);
  });

  it('tells an overview the level of a service and what lifts it, and of deliveries why there are no numbers', async () => {
    running = await start();
    const { server } = running;
    await assessed(running);
    const { body } = await ask(server)
      .get('/api/readiness/services/default/ledger/summary')
      .expect(200);
    const {
      body: { assessment },
    } = await ask(server).get('/api/readiness/services/default/ledger');
    expect(body.readiness).toEqual({
      asOf: assessment.asOf,
      level: assessment.level,
      highestLevel: assessment.highestLevel,
      next: { level: assessment.next.level, toFix: 1, toKnow: 0 },
      first: assessment.plan.repairs[0],
      effect: { level: assessment.next.reaches, lifts: true, needs: [] },
    });
    expect(body.delivery).toMatchObject({
      days: 90,
      sources: [],
      leadTime: { undefined: { reason: 'no-deployment-source' } },
    });
    expect(body.delivery.leadTime).not.toHaveProperty('value');
    const unread = await ask(server).get(
      '/api/readiness/services/default/checkout/summary',
    );
    expect(unread.body.readiness.next).toMatchObject({ toFix: 0, toKnow: 1 });
    const nobody = await ask(server).get(
      '/api/readiness/services/default/nobody/summary',
    );
    expect(nobody.body).toMatchObject({
      notJudged: expect.stringContaining('waits for the next read'),
    });
    expect(nobody.body).not.toHaveProperty('readiness');
  });

  it('refuses what it does not understand and says what is not there', async () => {
    running = await start();
    const { server } = running;
    await ask(server)
      .get('/api/readiness/teams/default/payments?limit=0')
      .expect(400);
    await ask(server)
      .get('/api/readiness/teams/default/payments?cursor=%3F%3F')
      .expect(400);
    await ask(server).get('/api/readiness/evidence/nonsense').expect(404);
    await ask(server).get('/api/readiness/prerequisites/P9').expect(404);
    await ask(server).get('/api/readiness/checks/nothing-like-it').expect(404);
    await ask(server).post('/api/readiness/collectors/nobody/run').expect(404);
    await ask(server).post('/api/readiness/delivery/sources/run').expect(202);
    const empty = await ask(server)
      .get('/api/readiness/services/default/nobody')
      .expect(200);
    expect(empty.body).toEqual({
      history: [],
      notJudged: expect.stringContaining('waits for the next read'),
    });
  });

  it('requires sign-in', async () => {
    running = await start();
    const { status } = await ask(running.server)
      .get('/api/readiness/organisation')
      .set('authorization', mockCredentials.none.header());
    expect(status).toBe(401);
  });
});

describe('permissions', () => {
  const deny: PolicyDecision = { result: AuthorizeResult.DENY };

  it('without readiness.collector.run collectors are shown, and nobody is told that they could be run', async () => {
    running = await start({ 'readiness.collector.run': deny });
    const { server } = running;
    const { body } = await ask(server).get('/api/readiness/collectors');
    expect(body).toMatchObject({ items: expect.any(Array), mayRun: false });
    await ask(server)
      .post('/api/readiness/collectors/test:managed/run')
      .expect(403);
    await ask(server).post('/api/readiness/delivery/sources/run').expect(403);
  });

  it.each([
    ['readiness.organisation.read', '/api/readiness/organisation'],
    ['readiness.organisation.read', '/api/readiness/organisation/history'],
    ['readiness.organisation.read', '/api/readiness/prerequisites/P1'],
    [
      'readiness.organisation.read',
      '/api/readiness/checks/most-services-are-managed',
    ],
    ['readiness.organisation.read', '/api/readiness/collectors'],
    ['readiness.result.read', '/api/readiness/teams/default/payments'],
    ['readiness.result.read', '/api/readiness/services/default/ledger'],
    [
      'readiness.evidence.read',
      '/api/readiness/evidence/8d3c2f6e-6a44-4a9e-9f7e-0a6f3f3b6a10',
    ],
  ])('without %s %s is 403', async (permission, path) => {
    running = await start({ [permission]: deny });
    const { status } = await ask(running.server).get(path);
    expect(status).toBe(403);
  });

  it('without readiness.collector.run nobody starts a collector', async () => {
    running = await start({ 'readiness.collector.run': deny });
    const { status } = await ask(running.server).post(
      '/api/readiness/collectors/test:managed/run',
    );
    expect(status).toBe(403);
  });

  it('a condition by owner opens the own services and keeps findings about others out', async () => {
    running = await start({ 'readiness.result.read': onlyPayments });
    const { server, collector } = running;
    collector.answers.set('foreign', false);
    await ask(server)
      .post('/api/readiness/collectors/test:managed/run')
      .expect(202);
    let checks: { findings: { subjectRef: string }[]; findingCount: number }[] =
      [];
    for (
      let attempt = 0;
      attempt < 100 && checks[0]?.findingCount !== 2;
      attempt += 1
    ) {
      await new Promise(resolve => {
        setTimeout(resolve, 100);
      });
      const { body } = await ask(server)
        .get('/api/readiness/organisation')
        .expect(200);
      checks = body.assessment?.prerequisites[0].checks ?? [];
    }
    expect(checks[0]?.findings.map(({ subjectRef }) => subjectRef)).toEqual([
      'component:default/ledger',
    ]);
    await ask(server).get('/api/readiness/services/default/ledger').expect(200);
    await ask(server)
      .get('/api/readiness/services/default/foreign')
      .expect(403);
    await ask(server).get('/api/readiness/teams/default/others').expect(403);
  });
});

it('answers every operation of openapi.yaml in the tests above, but for those about deliveries, baselines and sameness', () => {
  expect(
    ask
      .unanswered()
      .filter(
        operation =>
          !/Delivery|Baseline|Target|Clusters|Pipeline|Overlay|SetAside|Replay|Environments/i.test(
            operation,
          ),
      ),
  ).toEqual([]);
});
