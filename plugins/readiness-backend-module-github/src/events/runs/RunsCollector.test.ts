import type { DeliveryEventOf } from '@groundwork/plugin-readiness-common';
import { countedEnvironmentsOf } from '@groundwork/plugin-readiness-node';
import {
  aliasesIn,
  PretendHost,
  Refusal,
  serviceIn,
} from '../__testUtils__/pretendHost';
import { environmentOf } from './jobRules';
import { RunsCollector } from './RunsCollector';
import type { Job, Run } from './runEvents';

const shop = [serviceIn('acme/shop', 'shop')];
const iso = (ms: number) => new Date(ms).toISOString();

function run(id: number, createdAt: string, more: Partial<Run> = {}): Run {
  return {
    ...{ id, path: '.github/workflows/deploy.yml', event: 'push' },
    run_number: id,
    ...{ status: 'completed', head_sha: 'a1'.repeat(20) },
    ...{ created_at: createdAt, updated_at: createdAt },
    ...more,
  };
}

function job(id: number, at: string, more: Partial<Job> = {}): Job {
  return {
    ...{ id, name: 'Deploy to production', run_attempt: 1 },
    ...{ status: 'completed', conclusion: 'success' },
    ...{ created_at: at, started_at: at, completed_at: at },
    ...more,
  };
}

describe('runs of GitHub Actions', () => {
  let runs: Run[] = [];
  let jobs: Record<number, Job[]> = {};
  let deployments: { environment: string; task?: string }[] = [];
  let gone: Set<number>;
  let asked: URL[] = [];
  let refused: ((address: URL) => Refusal | undefined) | undefined;
  let host: PretendHost;
  beforeEach(async () => {
    runs = [];
    jobs = {};
    deployments = [];
    gone = new Set();
    asked = [];
    refused = undefined;
    host = await PretendHost.start(
      question => {
        const nodes = deployments.map(each => ({ task: null, ...each }));
        const head = {
          ...{ databaseId: 42, nameWithOwner: 'acme/shop' },
          latest: { nodes: nodes.slice(-30) },
          named: {
            nodes: nodes.filter(each => each.environment === 'production'),
          },
        };
        const aliases = [...aliasesIn(question).keys()];
        return { data: Object.fromEntries(aliases.map(key => [key, head])) };
      },
      address => {
        asked.push(address);
        return refused?.(address) ?? answer(address);
      },
    );
  });
  afterEach(() => host.close());

  /** As GitHub lists them: the newest first, and of a filtered list a thousand at most. */
  function answer({ pathname, searchParams }: URL): unknown {
    const number = (name: string) => Number(searchParams.get(name));
    const from = (number('page') - 1) * number('per_page');
    const until = from + number('per_page');
    const [, id, below] = /\/runs\/(\d+)(\/jobs)?$/.exec(pathname) ?? [];
    if (below) {
      const all = jobs[Number(id)] ?? [];
      return { total_count: all.length, jobs: all.slice(from, until) };
    }
    if (id) {
      return gone.has(Number(id))
        ? new Refusal(404)
        : runs.find(each => String(each.id) === id);
    }
    const [first = '', last = ''] =
      searchParams.get('created')?.split('..') ?? [];
    const found = runs
      .filter(
        ({ created_at: at }) =>
          Date.parse(at) >= Date.parse(first) &&
          Date.parse(at) < Date.parse(last) + 1000,
      )
      .filter(each => !gone.has(each.id))
      .reverse();
    return {
      total_count: found.length,
      workflow_runs: found.slice(0, 1000).slice(from, until),
    };
  }

  const collector = () =>
    new RunsCollector('git.example', {
      ...{ jobs: [], tasks: new Set(['deploy']) },
      environments: countedEnvironmentsOf(host.sources),
    });
  const sync = (at: string, reread = { minutes: 1 }) =>
    host.read(
      {
        ...{ collector: collector(), reread },
        history: { days: 60 },
      },
      shop,
      at,
    );
  const stored = () =>
    Object.fromEntries(
      host.kept.events
        .filter(
          (event): event is DeliveryEventOf<'deployment'> =>
            event.kind === 'deployment',
        )
        .map(event => [event.id, event]),
    );

  it('that were in flight are asked for again until they have ended', async () => {
    const created = '2026-09-02T10:00:00Z';
    runs = [run(900, created, { status: 'in_progress' })];
    const going = { status: 'in_progress', conclusion: null };
    jobs[900] = [job(1, created, { ...going, completed_at: null })];
    await sync('2026-09-02T10:30:00Z');
    await sync('2026-09-02T12:30:00Z');
    const ended = '2026-09-02T13:30:00Z';
    runs = [run(900, created, { updated_at: ended })];
    jobs[900] = [job(1, created, { completed_at: ended })];
    await sync('2026-09-02T14:30:00Z');
    expect(stored()).toEqual({
      'job:1': expect.objectContaining({
        ...{ environment: 'production', runId: '900', attempt: 1 },
        url: expect.stringMatching(
          /^http:\/\/git\.example\/[^/]+\/[^/]+\/actions\/runs\/900\/job\/1$/,
        ),
        repository: {
          source: { kind: 'github', instance: 'git.example' },
          id: '42',
        },
        statuses: [
          { state: 'in_progress', atMs: Date.parse(created) },
          { state: 'success', atMs: Date.parse(ended) },
        ],
      }),
    });
  });

  it('that somebody repeats weeks later are found with their new attempt', async () => {
    const created = '2026-08-01T00:00:00Z';
    runs = [run(901, created)];
    jobs[901] = [job(1, created, { conclusion: 'failure' })];
    const reread = { days: 40 };
    const collect = (at: string) =>
      host.read({ collector: collector(), reread }, shop, at);
    await collect('2026-09-05T08:00:00Z');
    const again = '2026-09-05T09:00:00Z';
    runs = [run(901, created, { updated_at: again })];
    jobs[901] = [...jobs[901], job(2, again, { run_attempt: 2 })];
    await collect('2026-09-05T10:00:00Z');
    expect(Object.keys(stored())).toEqual(['job:1', 'job:2']);
    expect(stored()['job:2']).toMatchObject({
      ...{ runId: '901', attempt: 2 },
      statuses: [{}, { state: 'success', atMs: Date.parse(again) }],
    });
    await collect('2026-09-05T12:00:00Z');
    const before = asked.length;
    await collect('2026-09-05T13:00:00Z');
    const later = asked.slice(before).map(({ pathname }) => pathname);
    expect(later.filter(path => path.endsWith('/jobs'))).toEqual([]);
  });

  it('of which there are more than a query gives are listed in windows that share no second', async () => {
    const begin = Date.UTC(2026, 8, 1);
    const step = (3 * 86_400_000) / 2500;
    runs = Array.from({ length: 2500 }, (_, index) =>
      run(index + 1, iso(begin + Math.floor(index * step)), {
        event: 'pull_request',
      }),
    );
    await host.read(
      {
        collector: collector(),
        history: { hours: 72 },
      },
      shop,
      '2026-09-03T23:59:59Z',
    );
    const probes = asked.filter(
      ({ searchParams }) => searchParams.get('per_page') === '1',
    );
    expect(probes).toHaveLength(7);
    const listed = asked.filter(
      ({ searchParams }) => searchParams.get('per_page') === '100',
    );
    const windows = [
      ...new Set(listed.map(({ searchParams }) => searchParams.get('created'))),
    ].map(window => window?.split('..').map(Date.parse) ?? []);
    expect(windows).toHaveLength(4);
    windows.slice(1).forEach(([from = 0], index) => {
      expect(from).toBe((windows[index]?.[1] ?? 0) + 1000);
    });
    expect(listed).toHaveLength(4 * 7);
  });

  it('go on after a rate limit with the page that was refused, and lose none', async () => {
    const begin = Date.UTC(2026, 8, 1);
    runs = Array.from({ length: 450 }, (_, index) =>
      run(index + 1, iso(begin + index * 1000), {
        event: index % 50 === 0 ? 'push' : 'pull_request',
      }),
    );
    runs.forEach(({ id, created_at: at }) => {
      jobs[id] = [job(id, at)];
    });
    refused = ({ searchParams }) =>
      searchParams.get('page') === '3' && searchParams.has('created')
        ? new Refusal(403, { 'retry-after': '60' })
        : undefined;
    const at = '2026-09-02T00:00:00Z';
    const first = await sync(at);
    expect(first.streams).toMatchObject([
      { pages: 2, end: { reason: 'rate_limited' } },
    ]);
    refused = undefined;
    await host.later();
    const before = asked.length;
    const second = await sync('2026-09-02T00:10:00Z');
    expect(second.streams).toMatchObject([{ end: { outcome: 'complete' } }]);
    expect(asked[before]?.searchParams.get('page')).toBe('3');
    expect(Object.keys(stored())).toHaveLength(9);
  });

  it.each([
    [{ environment: 'production' }],
    [{ environment: 'Prod' }],
    [{ environment: 'prod-eu', task: 'deploy' }],
    [{ environment: 'live' }],
    [{ environment: 'shops' }],
  ])('are not read where GitHub knows the deployment %j', async one => {
    deployments = [one, { environment: 'github-pages' }];
    const { streams } = await sync('2026-09-02T00:00:00Z');
    expect(streams).toEqual([]);
  });

  it.each([
    ['github-pages', 'deploy'],
    ['Preview – shop', 'deploy'],
    ['staging', 'deploy'],
    ['preprod', 'deploy'],
    ['production', 'deploy:migrations'],
    // The configuration says that it is none.
    ['prod-lab', 'deploy'],
  ])(
    'are read where GitHub knows deployments of %s by the task %s alone',
    async (environment, task) => {
      deployments = [{ environment, task }];
      const { streams } = await sync('2026-09-02T00:00:00Z');
      expect(streams).toMatchObject([{ stream: '42' }]);
    },
  );

  it('are not read where previews stand before the latest deployment to production', async () => {
    deployments = [
      { environment: 'production' },
      ...Array.from({ length: 40 }, () => ({ environment: 'preview' })),
    ];
    const { streams } = await sync('2026-09-02T00:00:00Z');
    expect(streams).toEqual([]);
  });

  it('that were read before go on being read when GitHub begins to know deployments', async () => {
    const [before, after] = ['2026-09-01T10:00:00Z', '2026-09-03T10:00:00Z'];
    runs = [run(1, before)];
    jobs[1] = [job(1, before)];
    await sync('2026-09-02T00:00:00Z');
    deployments = [{ environment: 'production' }];
    runs = [...runs, run(2, after)];
    jobs[2] = [job(2, after)];
    const { streams } = await sync('2026-09-04T00:00:00Z');
    expect(streams).toMatchObject([{ stream: '42' }]);
    expect(Object.keys(stored())).toEqual(['job:1', 'job:2']);
  });

  it('that never deployed are not read any more when GitHub begins to know deployments', async () => {
    const at = '2026-09-01T10:00:00Z';
    runs = [run(1, at)];
    jobs[1] = [job(1, at, { name: 'Test' })];
    await sync('2026-09-02T00:00:00Z');
    deployments = [{ environment: 'production' }];
    const { streams } = await sync('2026-09-04T00:00:00Z');
    expect(streams).toEqual([]);
  });

  it('that somebody deleted while they were in flight are asked for once more and forgotten', async () => {
    const created = '2026-09-02T10:00:00Z';
    const going = { status: 'in_progress', conclusion: null };
    runs = [901, 902].map(id => run(id, created, { status: 'in_progress' }));
    for (const id of [901, 902])
      jobs[id] = [job(id, created, { ...going, completed_at: null })];
    await sync('2026-09-02T10:30:00Z');
    gone.add(901);
    const ended = '2026-09-02T12:00:00Z';
    runs = runs.map(({ id }) => run(id, created, { updated_at: ended }));
    jobs[902] = [job(902, created, { completed_at: ended })];
    const second = await sync('2026-09-02T12:30:00Z');
    expect(second.streams).toMatchObject([{ end: { outcome: 'complete' } }]);
    expect(stored()['job:902']?.statuses.at(-1)?.state).toBe('success');
    const before = asked.length;
    const third = await sync('2026-09-02T13:30:00Z');
    expect(third.streams).toMatchObject([{ end: { outcome: 'complete' } }]);
    const paths = asked.slice(before).map(({ pathname }) => pathname);
    expect(paths.filter(path => /\/runs\/\d+$/.test(path))).toEqual([]);
  });

  describe('are complete', () => {
    const day = (days: number) => iso(Date.UTC(2026, 8, 2) - days * 86_400_000);
    const completeFrom = async (days: number) => {
      await host.read(
        { collector: collector(), history: { days } },
        shop,
        day(0),
      );
      const from = host.kept.pages.at(-1)?.progress?.completeFromMs;
      return from === undefined ? undefined : iso(from);
    };

    it('for as long as GitHub keeps them at most', async () => {
      expect(await completeFrom(1095)).toBe(day(400));
      expect(host.kept.pages.at(-1)?.progress).toMatchObject({
        ...{ read: 0, of: 0 },
      });
    });

    it('from the earliest one on, if there were others before it', async () => {
      runs = [run(57, day(90)), run(58, day(3))];
      expect(await completeFrom(1095)).toBe(day(90));
      expect(host.kept.pages.at(-1)?.progress).toMatchObject({
        ...{ read: 2, of: 2 },
      });
    });

    it('from when on they are kept, if the earliest is the first of its workflow', async () => {
      runs = [run(1, day(30)), run(2, day(3))];
      expect(await completeFrom(1095)).toBe(day(400));
    });

    it('for the history that is asked for, if there are older ones', async () => {
      runs = [run(57, day(90)), run(58, day(3))];
      expect(await completeFrom(60)).toBe(day(60));
    });

    it('from the same day on at later readings, unless those were too far apart', async () => {
      runs = [run(57, day(90)), run(58, day(3))];
      await completeFrom(1095);
      runs = [run(58, day(3)), run(59, day(-1))];
      const later = async (at: string) => {
        await sync(at, { minutes: 1 });
        return host.kept.pages.at(-1)?.progress;
      };
      expect(await later(day(-2))).toEqual({
        ...{ read: 3, of: 3 },
        completeFromMs: Date.parse(day(90)),
      });
      expect(await later(day(-500))).toMatchObject({
        completeFromMs: Date.parse(day(-100)),
      });
    });

    it('from no day on, while the first reading goes on', async () => {
      runs = Array.from({ length: 250 }, (_, index) => run(index + 1, day(5)));
      refused = ({ searchParams }) =>
        searchParams.get('page') === '2' ? new Refusal(403) : undefined;
      expect(await completeFrom(1095)).toBeUndefined();
      expect(host.kept.pages.at(-1)?.progress).toEqual({ read: 100, of: 250 });
    });
  });

  it('have all jobs of all pages, but for those that were skipped', async () => {
    const at = '2026-09-01T00:00:00Z';
    runs = [run(1, at)];
    jobs[1] = Array.from({ length: 130 }, (_, index) =>
      job(index, at, {
        name: index < 128 ? `Test ${index}` : 'Deploy to production',
        ...(index === 128 ? { conclusion: 'skipped' } : {}),
      }),
    );
    await sync('2026-09-02T00:00:00Z');
    expect(Object.keys(stored())).toEqual(['job:129']);
  });
});

describe('a job', () => {
  const workflow = '.github/workflows/ship.yml';
  it.each([
    ['Deploy to production', 'production'],
    ['deploy / prod-eu', 'prod-eu'],
    ['Release (staging)', 'staging'],
    ['Build for production', undefined],
    ['Deploy preview', undefined],
  ])('called %j deploys to %s', (name, environment) => {
    expect(environmentOf({ workflow, job: name }, [])).toBe(environment);
  });

  it('deploys to where a rule says', () => {
    const rules = [
      { workflow: 'ship.yml', job: /^ship$/i, environment: 'production' },
    ];
    expect(environmentOf({ workflow, job: 'Ship' }, rules)).toBe('production');
    expect(
      environmentOf({ workflow: 'other.yml', job: 'Ship' }, rules),
    ).toBeUndefined();
  });
});
