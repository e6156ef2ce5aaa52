import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  application,
  sourceSubject,
  type Application,
  type EvidenceRecord,
  type TeamOfPerson,
} from '@groundwork/plugin-readiness-common';
import {
  collectFixture,
  fakeSource,
  type RecordedAnswer,
} from '@groundwork/plugin-readiness-node/testUtils';
import { z } from 'zod';
import { ApplicationCollector } from './applicationCollector';

const exchange = z.object({
  response: z.object({ status: z.number(), body: z.unknown() }),
});

function recorded(name: string): RecordedAnswer {
  const path = join(__dirname, '__fixtures__/recordings', `${name}.json`);
  return exchange.parse(JSON.parse(readFileSync(path, 'utf8'))).response;
}

async function look(
  answer: RecordedAnswer,
  config: object = {},
  teamOf?: TeamOfPerson,
): Promise<{ record: EvidenceRecord; requests: readonly string[] }> {
  const source = await fakeSource({ '/api/v1/applications': answer });
  try {
    const live = { name: 'live', url: source.url, token: 'reader' };
    const [record] = await collectFixture(
      new ApplicationCollector(),
      sourceSubject('live', 'argocd'),
      {
        config: {
          ...config,
          argocd: {
            appLocatorMethods: [{ type: 'config', instances: [live] }],
          },
        },
        ...(teamOf ? { teamOf } : {}),
      },
    );
    if (!record) throw new Error('The runner gave no record');
    return { record, requests: source.requests };
  } finally {
    await source.close();
  }
}

async function applicationsOf(
  instance: 'production' | 'staging',
): Promise<ReadonlyMap<string, Application>> {
  const { record } = await look(recorded(`${instance}/applications`));
  const { applications } = application.schema.parse(record.value);
  return new Map(applications.map(item => [item.name, item]));
}

describe('applications of the recorded Argo CD instances', () => {
  it('tells what started each deployment, in order, and that the first entry has the id 0', async () => {
    const payments = (await applicationsOf('production')).get('payments');
    expect(
      payments?.history.map(({ id, startedBy }) => [id, startedBy]),
    ).toEqual([
      [0, 'automation'],
      [1, 'automation'],
      [2, 'automation'],
      [3, 'person'],
    ]);
  });

  it('keeps nobody’s name', async () => {
    const { record } = await look(recorded('production/applications'));
    expect(JSON.stringify(record.value)).not.toMatch(/"admin"|initiatedBy/);
  });

  it('sees that a rollback left payments OutOfSync without automation', async () => {
    expect((await applicationsOf('production')).get('payments')).toMatchObject({
      sync: 'OutOfSync',
      automated: false,
      selfHeal: false,
    });
  });

  it('tells an application that heals itself from one that is synced by hand', async () => {
    const applications = await applicationsOf('production');
    expect(applications.get('ledger')).toMatchObject({
      sync: 'Synced',
      automated: true,
      selfHeal: true,
      prune: true,
    });
    expect(applications.get('statements')).toMatchObject({
      automated: false,
      selfHeal: false,
    });
  });

  it('lists the objects of an application, so that a label alone proves nothing', async () => {
    expect(
      (await applicationsOf('staging')).get('ledger')?.resources,
    ).toContainEqual({
      group: 'apps',
      kind: 'Deployment',
      namespace: 'ledger',
      name: 'ledger',
      status: 'Synced',
    });
  });

  it('costs one request', async () => {
    const { requests } = await look(recorded('staging/applications'));
    expect(requests).toEqual(['GET /api/v1/applications']);
  });
});

describe('an Argo CD instance that does not answer with applications', () => {
  it.each([
    ['a wrong token', recorded('production/bad-token'), 'unauthorized'],
    ['no token', recorded('production/no-token'), 'unauthorized'],
    [
      'no right to list',
      recorded('production/unknown-application'),
      'forbidden',
    ],
    [
      'the page of a proxy',
      {
        headers: { 'content-type': 'text/html' },
        body: '<html>Sign in</html>',
      },
      'parse_error',
    ],
  ] as const)('is a failed look for %s', async (_what, answer, reason) => {
    const { record } = await look(answer);
    expect(record).toMatchObject({ outcome: 'failed', reason });
    expect(record.value).toBeUndefined();
  });

  it('has no applications when it lists none', async () => {
    const { record } = await look({ body: { items: null } });
    expect(record).toMatchObject({
      outcome: 'observed',
      value: { applications: [] },
    });
  });
});

describe('the tier of an application', () => {
  const items = (...destinations: readonly object[]) => ({
    status: 200,
    body: {
      items: destinations.map((destination, index) => ({
        metadata: { name: `application-${index}` },
        spec: { destination },
        status: { sync: { status: 'Synced' } },
      })),
    },
  });
  const tiersOf = async (
    argocdInstances: Readonly<Record<string, readonly string[]>>,
    ...destinations: readonly object[]
  ) => {
    const { record } = await look(items(...destinations), {
      kubernetes: {
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: ['blue', 'green'].map(name => ({
              name,
              url: `https://${name}.example:6443`,
              serviceAccountToken: 't',
            })),
          },
        ],
      },
      groundwork: {
        environments: [
          { name: 'rehearsal', tier: 'staging', clusters: ['green'] },
          { name: 'live', tier: 'production', clusters: ['blue'] },
        ].map(each => ({
          ...each,
          argocdInstances: [...(argocdInstances[each.name] ?? [])],
        })),
      },
    });
    return application.schema
      .parse(record.value)
      .applications.map(({ tier }) => tier);
  };

  it('is that of its cluster, by name or by address', async () => {
    expect(
      await tiersOf(
        {},
        { name: 'blue' },
        { server: 'https://green.example:6443/' },
        { name: 'nobody-declared' },
        { server: 'https://kubernetes.default.svc' },
      ),
    ).toEqual(['production', 'staging', undefined, undefined]);
  });

  it('is that of the instance where its own cluster is meant, and open where the instance serves several', async () => {
    const own = { server: 'https://kubernetes.default.svc' };
    expect(await tiersOf({ live: ['live'] }, own)).toEqual(['production']);
    expect(await tiersOf({ live: ['live'], rehearsal: ['live'] }, own)).toEqual(
      [undefined],
    );
  });
});

describe('whoever started a deployment', () => {
  const deployedBy = (...initiators: readonly (object | undefined)[]) => ({
    status: 200,
    body: {
      items: [
        {
          metadata: { name: 'cards' },
          spec: {},
          status: {
            history: initiators.map((initiatedBy, id) => ({
              id,
              deployedAt: '2026-10-30T09:00:00Z',
              ...(initiatedBy ? { initiatedBy } : {}),
            })),
          },
        },
      ],
    },
  });

  it('is Argo CD, a machine, or somebody of a team, by the address of a sign-in or the name of a local account', async () => {
    const { record } = await look(
      deployedBy(
        { automated: true },
        { username: 'proj:cards:ci' },
        { username: 'jenkins' },
        { username: 'ada@acme.example' },
        { username: 'ben' },
        { username: 'admin' },
        {},
        undefined,
      ),
      { readiness: { argocd: { machineAccounts: ['jenkins'] } } },
      ({ email, githubLogin }) => {
        if (email === 'ada@acme.example') return 'group:default/platform';
        return githubLogin === 'ben' ? 'group:default/cards' : undefined;
      },
    );
    const [cards] = application.schema.parse(record.value).applications;
    expect(
      cards?.history.map(({ startedBy, team }) => ({ startedBy, team })),
    ).toEqual([
      { startedBy: 'automation' },
      { startedBy: 'machine' },
      { startedBy: 'machine' },
      { startedBy: 'person', team: 'group:default/platform' },
      { startedBy: 'person', team: 'group:default/cards' },
      { startedBy: 'person' },
      {},
      {},
    ]);
    expect(JSON.stringify(record.value)).not.toMatch(/ada|"ben"|jenkins|proj:/);
  });
});
