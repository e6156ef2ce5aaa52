import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  Caller,
  callers,
  cards,
  decisions,
  freezeToday,
  startGuardedBackend,
  wires,
} from '../__testUtils__/guardedBackend';
import { expectedAccess as expected } from '../__testUtils__/expectedAccess';
import { readinessResultReadPermission } from '../permissions';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const nameless = 'nobody 403 nobody nobody nobody nobody nobody';
const whole = '403 nobody everybody everybody everybody everybody everybody';
/**
 * What the owner gets with everything allowed but one permission: `organisation`, `result`, `evidence`, `run`, `freeze`,
 * `contest` and `replay`, in this order. It says which permission guards a route, and that no other one does.
 */
const expectedWithout: Readonly<Record<string, string>> = {
  'get /organisation': whole,
  'get /organisation/history': '403 nobody nobody nobody nobody nobody nobody',
  'get /prerequisites/{id}': whole,
  'get /checks/{check}': whole,
  'get /clusters': '403 nobody own own own own own',
  'get /pipelines': whole,
  'get /pipelines/comparison': '403 404 own own own own own',
  'get /teams/{namespace}/{name}': 'own 403 own own own own own',
  'get /services/{namespace}/{name}': 'own 403 own own own own own',
  'get /services/{namespace}/{name}/summary': nameless,
  'get /evidence/{id}': 'own 404 403 own own own own',
  'get /evidence/{id}/object': 'own 404 403 own own own own',
  'get /services/{namespace}/{name}/checks/{check}/evidence':
    'own 404 403 own own own own',
  'get /delivery/organisation': '403 nobody nobody nobody nobody nobody nobody',
  'get /delivery/organisation/deployments': whole,
  'get /delivery/teams/{namespace}/{name}': 'own 403 own own own own own',
  'get /delivery/teams/{namespace}/{name}/deployments':
    'own 403 own own own own own',
  'get /delivery/services/{namespace}/{name}': nameless,
  'get /delivery/services/{namespace}/{name}/deployments':
    'own 403 own own own own own',
  'get /delivery/teams': whole,
  'get /delivery/services/{namespace}/{name}/environments': nameless,
  'get /delivery/services/{namespace}/{name}/deployment':
    'own 403 own own own own own',
  'get /delivery/baselines': 'own nobody own own own own own',
  'post /delivery/baselines': '400 403 400 400 403 400 400',
  'get /delivery/baselines/{hash}': 'own 403 own own own own own',
  'post /delivery/baselines/{hash}/targets': '400 403 400 400 403 400 400',
  'get /collectors': whole,
  'post /collectors/{collector}/run':
    'started started started 403 started started started',
  'post /delivery/sources/run':
    'started started started 403 started started started',
  'get /delivery/teams/{namespace}/{name}/overlays':
    'own 403 own own own nobody own',
  'get /delivery/services/{namespace}/{name}/overlays':
    'own 403 own own own nobody own',
  'post /delivery/services/{namespace}/{name}/overlays':
    '404 403 404 404 404 403 404',
  'post /delivery/services/{namespace}/{name}/overlays/{overlay}/revocation':
    '404 403 404 404 404 403 404',
  'get /delivery/set-aside': '403 nobody nobody nobody nobody nobody nobody',
  'get /delivery/set-aside/{event}': '404 404 404 404 404 404 403',
  'post /delivery/set-aside/{event}/replay': '404 404 404 404 404 404 403',
};
const permissionNames = [
  'readiness.organisation.read',
  'readiness.result.read',
  'readiness.evidence.read',
  'readiness.collector.run',
  'readiness.baseline.freeze',
  'readiness.delivery.contest',
  'readiness.events.replay',
];

const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});
const { paths } = documentSchema.parse(
  parse(readFileSync(resolve(__dirname, '../schema/openapi.yaml'), 'utf8')),
);
const routes = Object.entries(paths).flatMap(([path, methods]) =>
  Object.keys(methods).map(method => `${method} ${path}`),
);

const payments = { namespace: 'default', name: 'payments' };
const ledger = { namespace: 'default', name: 'ledger' };
/** Parameters that each route is asked with. */
const asked: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'get /prerequisites/{id}': { id: 'P1' },
  'get /checks/{check}': { check: 'most-services-are-managed' },
  'get /teams/{namespace}/{name}': payments,
  'get /services/{namespace}/{name}': ledger,
  'get /services/{namespace}/{name}/summary': ledger,
  'get /services/{namespace}/{name}/checks/{check}/evidence': {
    namespace: 'default',
    name: 'ledger',
    check: 'is-managed',
  },
  'get /delivery/teams/{namespace}/{name}': payments,
  'get /delivery/teams/{namespace}/{name}/deployments': payments,
  'get /delivery/services/{namespace}/{name}': ledger,
  'get /delivery/services/{namespace}/{name}/deployments': ledger,
  'get /delivery/services/{namespace}/{name}/environments': ledger,
  'get /delivery/services/{namespace}/{name}/deployment': ledger,
  'get /delivery/teams/{namespace}/{name}/overlays': payments,
  'get /delivery/services/{namespace}/{name}/overlays': ledger,
  'post /delivery/services/{namespace}/{name}/overlays': ledger,
  'post /delivery/services/{namespace}/{name}/overlays/{overlay}/revocation': {
    ...{ ...ledger, overlay: '77' },
  },
  'get /delivery/set-aside/{event}': { event: 'told-1' },
  'post /delivery/set-aside/{event}/replay': { event: 'told-1' },
  'post /collectors/{collector}/run': { collector: 'test:managed' },
};
const queried: Readonly<Record<string, string>> = {
  'get /pipelines/comparison': '?left=pipeline-0&right=pipeline-0',
};
/** What is sent: nothing was deployed at that time, and no lead time is known that a target could be set for. */
const sent: Readonly<Record<string, object>> = {
  'post /delivery/baselines': {
    ...{ scope: 'component:default/ledger', name: 'Long ago' },
    ...{ from: '2020-01-01', to: '2020-02-01' },
  },
  'post /delivery/services/{namespace}/{name}/overlays': {
    ...{ kind: 'deployment-is-hotfix', deployment: 'test:t/nothing' },
    reason: 'Nobody ever saw that deployment.',
  },
  'post /delivery/services/{namespace}/{name}/overlays/{overlay}/revocation': {
    reason: 'Nobody ever said that.',
  },
  'post /delivery/baselines/{hash}/targets': {
    ...{ metric: 'leadTime', value: 1 },
    ...{ owner: 'group:default/cards', dueDay: '2999-01-01' },
  },
};

const OWN = /checkout|ledger|payments|cards|-card/;
const OTHERS = /loans|mortgages|lending/;

function outcomeOf(answer: {
  readonly status: number;
  readonly text: string;
}): string {
  if (answer.status !== 200) {
    return answer.status === 202 ? 'started' : String(answer.status);
  }
  const [own, others] = [OWN.test(answer.text), OTHERS.test(answer.text)];
  if (own && others) return 'everybody';
  if (own) return 'own';
  return others ? 'others' : 'nobody';
}

it('expects something of every route that is described', () => {
  expect(Object.keys(expected).sort()).toEqual([...routes].sort());
  expect(Object.keys(expectedWithout).sort()).toEqual([...routes].sort());
});

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startGuardedBackend>>;
  let evidenceId: string;
  let deploymentId: string;
  let baselineHash: string;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    backend = await startGuardedBackend(knex);
    const { body } = await backend.ask(
      'service',
      '/api/readiness/services/default/ledger',
    );
    [evidenceId] = body.assessment.checks[0].evidenceIds;
    const deployments = await backend.ask(
      'service',
      '/api/readiness/delivery/services/default/ledger/deployments',
    );
    deploymentId = deployments.body.items[0].id;
    baselineHash = await freezeToday(backend.ask);
  });
  beforeEach(() => {
    backend.policy.says = 'CONDITIONAL';
  });
  afterAll(async () => {
    await backend?.stop();
    await knex?.destroy();
  });

  async function outcome(caller: Caller, route: string): Promise<string> {
    const [method, template = ''] = route.split(' ');
    const given: Readonly<Record<string, string>> = route.startsWith(
      'get /evidence/{id}',
    )
      ? { id: evidenceId }
      : asked[route] ?? { hash: baselineHash };
    const named = template.replace(
      /\{(\w+)\}/g,
      (_, name) => given[name] ?? '',
    );
    const path = template.endsWith('/deployment')
      ? `${named}?id=${encodeURIComponent(deploymentId)}`
      : `${named}${queried[route] ?? ''}`;
    const request = backend.ask(
      caller,
      `/api/readiness${path}`,
      method === 'post' ? 'post' : 'get',
    );
    return outcomeOf(await (sent[route] ? request.send(sent[route]) : request));
  }

  describe.each(routes)('%s', route => {
    it.each(decisions)(
      'answers each caller as written under %s',
      async says => {
        backend.policy.says = says;
        const outcomes: string[] = [];
        for (const caller of callers) {
          outcomes.push(await outcome(caller, route));
        }
        expect(outcomes.join(' ')).toBe(expected[route]?.[says]);
      },
    );

    it('is closed by the loss of its own permission and of no other', async () => {
      backend.policy.says = 'ALLOW';
      const outcomes: string[] = [];
      for (const name of permissionNames) {
        backend.policy.without = name;
        outcomes.push(await outcome('owner', route));
      }
      backend.policy.without = undefined;
      expect(outcomes.join(' ')).toBe(expectedWithout[route]);
    });
  });

  it('shows the rows about own subjects of a document and counts the others', async () => {
    const rowsFor = async (caller: Caller) => {
      const { body } = await backend
        .ask(caller, '/api/readiness/organisation')
        .expect(200);
      const [check] = body.assessment.prerequisites[0].checks;
      const refs = (rows: readonly { readonly subjectRef: string }[]) =>
        rows.map(({ subjectRef }) => subjectRef);
      return {
        findings: refs(check.findings),
        unread: refs(check.unread),
        parts: refs(check.parts),
        counts: [check.findingCount, check.unreadCount, check.partCount],
        told: body.sources.failing[0].message,
      };
    };
    expect(await rowsFor('owner')).toEqual({
      findings: ['component:default/ledger'],
      unread: ['component:default/checkout'],
      parts: ['group:default/payments'],
      counts: [3, 2, 2],
      told: 'no right to checkout',
    });
    expect(await rowsFor('other')).toEqual({
      findings: ['component:default/mortgages'],
      unread: ['component:default/loans'],
      parts: ['group:default/lending'],
      counts: [3, 2, 2],
      told: 'no right to loans',
    });
    expect(await rowsFor('admin')).toMatchObject({
      findings: [
        'component:default/ledger',
        'component:default/mortgages',
        'component:default/s00-wire',
      ],
      unread: ['component:default/checkout', 'component:default/loans'],
      parts: ['group:default/payments', 'group:default/lending'],
    });
  });

  it('fills every page of a list with what may be read, and neither counts nor cursors tell of the rest', async () => {
    const pages: string[][] = [];
    const cursors: string[] = [];
    let cursor = '';
    do {
      const { body } = await backend
        .ask(
          'owner',
          `/api/readiness/teams/default/payments?limit=4${
            cursor && `&cursor=${cursor}`
          }`,
        )
        .expect(200);
      expect(body).toMatchObject({ serviceCount: cards.length + 2 });
      pages.push(
        body.services.map(
          ({ subject }: { subject: { name: string } }) => subject.name,
        ),
      );
      cursor = body.nextCursor ?? '';
      if (cursor) {
        cursors.push(Buffer.from(cursor, 'base64url').toString());
      }
    } while (cursor);
    expect(pages.map(({ length }) => length)).toEqual([4, 4, 4, 2]);
    expect(pages.flat()).toEqual(['checkout', 'ledger', ...cards]);
    expect(cursors).toEqual(
      [3, 7, 11].map(at => `component:default/${pages.flat()[at]}`),
    );
    const all = await backend
      .ask('admin', '/api/readiness/teams/default/payments')
      .expect(200);
    expect(all.body.serviceCount).toBe(2 * cards.length + 2);
  });

  it("gives a squad the rows of its team's scorecard that it owns, a page at a time, and says whose they are", async () => {
    const path = '/api/readiness/teams/default/wires';
    const { body } = await backend.ask('admin', `${path}?limit=8`).expect(200);
    const rest = await backend
      .ask('admin', `${path}?limit=8&cursor=${body.nextCursor}`)
      .expect(200);
    expect(
      [...body.services, ...rest.body.services].map(
        ({ subject }: { subject: { name: string } }) => subject.name,
      ),
    ).toEqual(wires);
    expect(body).toMatchObject({
      team: { ref: 'group:default/wires' },
      serviceCount: wires.length,
      level: { lo: 0, hi: 0 },
      partOf: {
        ref: 'group:default/payments',
        serviceCount: wires.length + cards.length + 2,
        level: { lo: 0, hi: 0 },
      },
      first: { services: ['component:default/s00-wire'] },
    });
    const team = await backend
      .ask('admin', '/api/readiness/teams/default/payments')
      .expect(200);
    expect(team.body).not.toHaveProperty('partOf');
  });

  it("counts neither a squad's nor its team's services for somebody who may not read them", async () => {
    const { body } = await backend
      .ask('owner', '/api/readiness/teams/default/cards')
      .expect(200);
    expect(body).toMatchObject({
      serviceCount: cards.length + 2,
      partOf: { serviceCount: cards.length + 2 },
    });
    await backend
      .ask('owner', '/api/readiness/teams/default/wires')
      .expect(403);
    const none = await backend
      .ask('admin', '/api/readiness/teams/default/unheard-of')
      .expect(200);
    expect(none.body).toMatchObject({ serviceCount: 0, services: [] });
    expect(none.body).not.toHaveProperty('partOf');
  });

  it('pools of a team the deliveries of the services that may be read', async () => {
    const path = '/api/readiness/delivery/teams/default/payments';
    const deploymentsFor = async (caller: Caller) => {
      const { body } = await backend.ask(caller, path).expect(200);
      return [body.numbers.counts.deployments, body.services.length];
    };
    expect(await deploymentsFor('owner')).toEqual([2, cards.length + 2]);
    expect(await deploymentsFor('admin')).toEqual([3, 2 * cards.length + 2]);
  });

  it('shows the level of the organisation beside a team only with the permission for totals', async () => {
    const path = '/api/readiness/teams/default/payments';
    const conditional = await backend.ask('owner', path).expect(200);
    expect(conditional.body).toHaveProperty('organisationMedianLevel');
    backend.policy.without = 'readiness.organisation.read';
    const without = await backend.ask('owner', path).expect(200);
    backend.policy.without = undefined;
    expect(without.body).not.toHaveProperty('organisationMedianLevel');
  });

  it.each([
    ['owner', 'component:default/ledger', 'ALLOW'],
    ['owner', 'group:default/payments', 'ALLOW'],
    ['owner', 'group:default/cards', 'ALLOW'],
    ['owner', 'component:default/s00-wire', 'DENY'],
    ['owner', 'component:default/loans', 'DENY'],
    ['owner', 'group:default/lending', 'DENY'],
    ['owner', 'component:default/unheard-of', 'DENY'],
    ['other', 'component:default/ledger', 'DENY'],
    ['other', 'component:default/loans', 'ALLOW'],
    ['admin', 'component:default/loans', 'ALLOW'],
  ] as const)(
    'tells the permission backend that %s asking for %s is %s',
    async (caller, resourceRef, result) => {
      const { body } = await backend
        .ask(caller, '/api/permission/authorize', 'post')
        .send({
          items: [
            {
              id: 'one',
              resourceRef,
              permission: readinessResultReadPermission,
            },
          ],
        })
        .expect(200);
      expect(body.items).toEqual([{ id: 'one', result }]);
    },
  );
});
