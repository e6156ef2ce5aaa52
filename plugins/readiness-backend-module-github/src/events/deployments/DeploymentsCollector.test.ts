import type { DeliveryEventOf } from '@groundwork/plugin-readiness-common';
import { countedEnvironmentsOf } from '@groundwork/plugin-readiness-node';
import {
  aliasesIn,
  pageOf,
  PretendHost,
  serviceIn,
  type Answers,
} from '../__testUtils__/pretendHost';
import { DeeperHistory } from '../reading/DeeperHistory';
import { DeploymentsCollector } from './DeploymentsCollector';

interface Status {
  readonly state: string;
  readonly createdAt: string;
  readonly logUrl: string | null;
}

function deployment(id: number, createdAt: string, more: object = {}) {
  return {
    ...{ id: `DE_${id}`, databaseId: id, createdAt, task: 'deploy' },
    ...{ commitOid: 'a1'.repeat(20), environment: 'production' },
    statuses: { nodes: [status('SUCCESS', createdAt)] },
    ...more,
  };
}

function status(state: string, createdAt: string, run?: number): Status {
  const logUrl = run ? `https://git.example/o/r/actions/runs/${run}/job/1` : '';
  return { state, createdAt, logUrl: logUrl || null };
}

const shop = [serviceIn('acme/shop', 'shop')];
const minute = { reread: { minutes: 1 } };

describe('deployments of GitHub', () => {
  let deployments: ReturnType<typeof deployment>[] = [];
  let nameNow = 'acme/shop';
  let refuses: ReturnType<Answers> | undefined;
  let refusedAfter: string | undefined;
  let host: PretendHost;
  const collector = () =>
    new DeploymentsCollector('git.example', {
      tasks: new Set(['deploy']),
      environments: countedEnvironmentsOf(host.sources),
    });

  beforeEach(async () => {
    deployments = [];
    nameNow = 'acme/shop';
    refuses = undefined;
    host = await PretendHost.start(question => {
      const { query, variables } = question;
      const newest = [...deployments].reverse();
      if (query.includes('$ids')) {
        const nodes = newest.filter(({ id }) =>
          Array.isArray(variables.ids) ? variables.ids.includes(id) : false,
        );
        return { data: { nodes } };
      }
      if (query.includes('$after')) {
        const after =
          typeof variables.after === 'string' ? variables.after : undefined;
        if (refuses && after === refusedAfter) {
          return refuses;
        }
        const page = {
          first: Number(variables.first),
          ...(after === undefined ? {} : { after }),
        };
        return { data: { repository: { deployments: pageOf(newest, page) } } };
      }
      const [first] = newest;
      const head = {
        databaseId: 42,
        nameWithOwner: nameNow,
        deployments: {
          totalCount: newest.length,
          nodes: first
            ? [
                {
                  id: first.id,
                  updatedAt: first.statuses.nodes[0]?.createdAt ?? '',
                },
              ]
            : [],
        },
      };
      return {
        data: Object.fromEntries(
          [...aliasesIn(question).keys()].map(alias => [alias, head]),
        ),
      };
    });
  });
  afterEach(() => host.close());

  const stored = () =>
    new Map(
      host.kept.events
        .filter(
          (event): event is DeliveryEventOf<'deployment'> =>
            event.kind === 'deployment',
        )
        .map(event => [event.id, event]),
    );

  it('are asked for again while they run, until they have ended', async () => {
    const began = '2026-09-02T10:00:00Z';
    const reading = { ...minute, collector: collector() };
    const running = status('IN_PROGRESS', began, 900);
    deployments = [deployment(1, began, { statuses: { nodes: [running] } })];
    await host.read(reading, shop, '2026-09-02T10:30:00Z');
    await host.read(reading, shop, '2026-09-02T12:30:00Z');
    const ended = '2026-09-02T13:30:00Z';
    deployments = [
      deployment(1, began, {
        statuses: { nodes: [status('SUCCESS', ended, 900), running] },
      }),
    ];
    await host.read(reading, shop, '2026-09-02T14:30:00Z');
    expect([...stored().values()]).toEqual([
      expect.objectContaining({
        id: '1',
        runId: '900',
        url: expect.stringMatching(
          /^http:\/\/git\.example\/[^/]+\/[^/]+\/actions\/runs\/900$/,
        ),
        place: 'repository:42',
        repository: { id: '42' },
        startedAtMs: Date.parse(began),
        statuses: [
          { state: 'success', atMs: Date.parse(ended) },
          { state: 'in_progress', atMs: Date.parse(began) },
        ],
      }),
    ]);
    const asked = host.questions.length;
    await host.read(reading, shop, '2026-09-02T15:30:00Z');
    expect(host.questions).toHaveLength(asked + 1);
  });

  it('are read further back once more of the history is asked for, and all of it only once', async () => {
    const asked = (days: number) => ({
      ...minute,
      history: { days },
      collector: new DeeperHistory(collector(), days),
    });
    deployments = [
      deployment(1, '2025-01-10T10:00:00Z'),
      deployment(2, '2026-08-20T10:00:00Z'),
    ];
    await host.read(asked(30), shop, '2026-09-01T10:00:00Z');
    expect([...stored().keys()]).toEqual(['2']);
    // Nothing is new in the list, and the window of reading again is over.
    await host.read(asked(900), shop, '2026-09-01T10:05:00Z');
    expect([...stored().keys()].sort()).toEqual(['1', '2']);
    expect(host.kept.pages.at(-1)?.progress).toMatchObject({ read: 2, of: 2 });
    const questions = host.questions.length;
    await host.read(asked(900), shop, '2026-09-01T10:10:00Z');
    await host.read(asked(30), shop, '2026-09-01T10:15:00Z');
    await host.read(asked(900), shop, '2026-09-01T10:20:00Z');
    expect(host.questions).toHaveLength(questions + 3);
  });

  it('that wait for longer than the window of reading again are found when somebody agrees', async () => {
    const began = '2026-09-01T10:00:00Z';
    const reading = { ...minute, collector: collector() };
    const waiting = { statuses: { nodes: [status('WAITING', began, 7)] } };
    deployments = [
      deployment(1, began, waiting),
      deployment(2, '2026-09-01T11:00:00Z'),
    ];
    await host.read(reading, shop, '2026-09-01T12:00:00Z');
    deployments[0] = deployment(1, began, {
      statuses: { nodes: [status('SUCCESS', '2026-09-20T09:00:00Z', 7)] },
    });
    await host.read(reading, shop, '2026-09-20T10:00:00Z');
    expect(stored().get('1')?.statuses).toEqual([
      { state: 'success', atMs: Date.parse('2026-09-20T09:00:00Z') },
    ]);
  });

  it('go on after a rate limit with the page that was refused', async () => {
    const at = (index: number) =>
      new Date(Date.UTC(2026, 8, 1) + index * 60_000).toISOString();
    deployments = Array.from({ length: 450 }, (_, index) =>
      deployment(index + 1, at(index)),
    );
    refuses = { status: 403, headers: { 'retry-after': '60' } };
    refusedAfter = '200';
    const reading = { collector: collector() };
    const first = await host.read(reading, shop, '2026-09-02T00:00:00Z');
    expect(first.streams).toMatchObject([
      { pages: 2, events: 200, end: { reason: 'rate_limited' } },
    ]);
    expect(host.kept.pages.at(-1)?.progress).toEqual({
      ...{ read: 200, of: 450, completeFromMs: Date.parse(at(250)) },
    });
    refuses = undefined;
    await host.later();
    const second = await host.read(reading, shop, '2026-09-02T00:10:00Z');
    expect(second.streams).toMatchObject([
      { pages: 3, events: 250, end: { outcome: 'complete' } },
    ]);
    expect(stored().size).toBe(450);
    expect(host.kept.pages.at(-1)?.progress).toMatchObject({
      ...{ read: 450, of: 450 },
    });
  });

  it('refused without a rate limit lack a right, which is named', async () => {
    deployments = [deployment(1, '2026-09-01T00:00:00Z')];
    refuses = { status: 403 };
    refusedAfter = undefined;
    const { streams } = await host.read(
      { collector: collector() },
      shop,
      '2026-09-02T00:00:00Z',
    );
    expect(streams).toMatchObject([
      {
        pages: 0,
        end: {
          reason: 'forbidden',
          message: expect.stringContaining('the right Deployments: read'),
        },
      },
    ]);
  });

  it('that the host has forgotten are no news', async () => {
    const day = (index: number) =>
      new Date(Date.UTC(2026, 5, 1 + index)).toISOString();
    deployments = Array.from({ length: 90 }, (_, index) =>
      deployment(index, day(index)),
    );
    const reading = { collector: collector() };
    await host.read(reading, shop, '2026-09-01T00:00:00Z');
    deployments = deployments.slice(-30);
    await host.read(reading, shop, '2026-09-02T00:10:00Z');
    expect(stored().size).toBe(90);
    expect(host.kept.events.some(({ kind }) => kind === 'tombstone')).toBe(
      false,
    );
  });

  it('of a repository that got another name are those of the same place', async () => {
    deployments = [deployment(1, '2026-09-01T00:00:00Z')];
    const reading = { collector: collector() };
    await host.read(reading, shop, '2026-09-01T10:00:00Z');
    nameNow = 'acme/store';
    deployments.push(deployment(2, '2026-09-02T00:00:00Z'));
    const both = [...shop, serviceIn('acme/store', 'store')];
    const { streams } = await host.read(reading, both, '2026-09-02T10:00:00Z');
    expect(streams).toMatchObject([{ stream: '42' }]);
    expect(host.questions.at(-1)?.variables).toMatchObject({ name: 'store' });
    expect([...stored().values()].map(({ place }) => place)).toEqual([
      'repository:42',
      'repository:42',
    ]);
    expect(host.kept.pages.at(-1)?.places).toEqual([
      { place: 'repository:42', service: 'component:default/shop' },
      { place: 'repository:42', service: 'component:default/store' },
    ]);
  });

  it('of another task are none, and one that says nothing yet is waited for', async () => {
    deployments = [
      deployment(1, '2026-09-01T00:00:00Z', { task: 'deploy:migrations' }),
      deployment(2, '2026-09-01T00:00:00Z', { statuses: { nodes: [] } }),
    ];
    const reading = { collector: collector() };
    await host.read(reading, shop, '2026-09-01T00:10:00Z');
    expect(stored().size).toBe(0);
    deployments[1] = deployment(2, '2026-09-01T00:00:00Z');
    await host.read(reading, shop, '2026-09-01T00:20:00Z');
    expect([...stored().keys()]).toEqual(['2']);
  });

  it.each([
    ['Preview', []],
    [
      'staging',
      [{ place: 'repository:42', service: 'component:default/shop' }],
    ],
    ['shops', [{ place: 'repository:42', service: 'component:default/shop' }]],
  ])('to %s are stored and claimed for %j', async (environment, claims) => {
    const at = '2026-09-01T00:00:00Z';
    deployments = [deployment(1, at, { environment })];
    await host.read({ collector: collector() }, shop, at);
    expect([...stored().keys()]).toEqual(['1']);
    expect(host.kept.pages.at(-1)?.places).toEqual(claims);
  });

  it('of long ago are claimed when the configuration says that their environment counts', async () => {
    const at = '2026-05-01T00:00:00Z';
    deployments = [deployment(1, at, { environment: 'Preview' })];
    const known = countedEnvironmentsOf(host.sources);
    const readWith = (environments: typeof known, now: string) =>
      host.read(
        {
          collector: new DeploymentsCollector('git.example', {
            ...{ tasks: new Set(['deploy']), environments },
          }),
        },
        shop,
        now,
      );
    await readWith(known, '2026-09-01T00:00:00Z');
    const claimed = () => host.kept.pages.flatMap(({ places }) => places);
    expect(claimed()).toEqual([]);
    const others = { ...known, hasTier: () => true, digest: 'another' };
    await readWith(others, '2026-09-01T00:10:00Z');
    expect(claimed()).toHaveLength(1);
  });

  it('are claimed for nobody by a repository that has none', async () => {
    await host.read({ collector: collector() }, shop, '2026-09-01T00:10:00Z');
    expect(host.kept.pages.flatMap(({ places }) => places)).toEqual([]);
  });
});
