import type { DeliveryEventOf } from '@groundwork/plugin-readiness-common';
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
  let deployments = 0;
  let asked: URL[] = [];
  let refused: ((address: URL) => Refusal | undefined) | undefined;
  let host: PretendHost;
  beforeEach(async () => {
    runs = [];
    jobs = {};
    deployments = 0;
    asked = [];
    refused = undefined;
    host = await PretendHost.start(
      question => {
        const head = {
          ...{ databaseId: 42, nameWithOwner: 'acme/shop' },
          deployments: { totalCount: deployments },
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
      return runs.find(each => String(each.id) === id);
    }
    const [first = '', last = ''] =
      searchParams.get('created')?.split('..') ?? [];
    const found = runs
      .filter(
        ({ created_at: at }) =>
          Date.parse(at) >= Date.parse(first) &&
          Date.parse(at) < Date.parse(last) + 1000,
      )
      .reverse();
    return {
      total_count: found.length,
      workflow_runs: found.slice(0, 1000).slice(from, until),
    };
  }

  const sync = (at: string, reread = { minutes: 1 }) =>
    host.read(
      {
        ...{ collector: new RunsCollector('git.example', []), reread },
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
      host.read(
        { collector: new RunsCollector('git.example', []), reread },
        shop,
        at,
      );
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
        collector: new RunsCollector('git.example', []),
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

  it('are not read where GitHub knows deployments itself', async () => {
    deployments = 3;
    const { streams } = await sync('2026-09-02T00:00:00Z');
    expect(streams).toEqual([]);
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
