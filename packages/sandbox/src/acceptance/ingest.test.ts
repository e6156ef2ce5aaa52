import { TestDatabases } from '@backstage/backend-test-utils';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { RunningSandbox } from '../sandbox';
import {
  breakGitHost,
  giveGitHost,
  repairGitHost,
} from './__testUtils__/control';
import {
  askGitHost,
  PATIENCE_MS,
  PORT_BASE,
  startBusyCompany,
} from './__testUtils__/servers';
import { requestsOf, serviceIn, sync, type Sync } from './__testUtils__/syncs';
import { startToldPortal } from './__testUtils__/toldPortal';

jest.setTimeout(2 * PATIENCE_MS);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const GIT_HOST = `http://localhost:${PORT_BASE + 1}`;
const DEPLOYS = 'Deploy to production';
const AUTUMN = { from: '2026-08-01', to: '2026-10-01' };

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startBusyCompany();
}, PATIENCE_MS);
afterAll(() => sandbox.close());
afterEach(() => repairGitHost());

const created = z.object({ id: z.number(), full_name: z.string() });

/** A repository with one commit, of which nobody has heard anything yet. */
async function newRepository(name: string): Promise<number> {
  const body = JSON.stringify({ name, auto_init: true });
  const path = '/orgs/saltmarsh/repos';
  return created.parse(await askGitHost(path, { method: 'POST', body })).id;
}

type Read = Awaited<ReturnType<typeof sync>>;

/** When the deployments of a service to production ended, as they are served; the latest first. */
async function endsOf({ answers }: Read, service: string, window = AUTUMN) {
  const ends: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await answers.deployments({
      ...{ services: [`component:default/${service}`], cursor, ...window },
    });
    ends.push(...page.items.map(({ finishedAt }) => finishedAt));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return ends;
}

const job = (startedAt: string, completedAt?: string, conclusion?: string) => ({
  ...{ name: DEPLOYS, startedAt },
  ...(completedAt === undefined ? {} : { completedAt }),
  ...(conclusion === undefined ? {} : { conclusion }),
});

/** So many runs, each of which deployed once. */
const runsBetween = (from: string, to: string, count: number) => {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  return Array.from({ length: count }, (_, index) => {
    const createdAt = new Date(
      fromMs + Math.floor((index * (toMs - fromMs)) / (count - 1)),
    ).toISOString();
    const jobs = [{ ...job(createdAt, createdAt) }];
    return { createdAt, attempts: [{ startedAt: createdAt, jobs }] };
  });
};

describe.each(databases.eachSupportedId())(
  'what is told late, twice, in pieces or under another name, on %s',
  databaseId => {
    const named = (name: string) =>
      `${name}-${databaseId.toLowerCase().replaceAll('_', '-')}`;
    const runsOf = (repository: string, asOf: string): Sync => ({
      ...{ services: [serviceIn(repository)], asOf },
      collectors: ['github:runs'],
    });

    it('I1: counts a run once, when it ended, that was in flight at the first sync', async () => {
      const knex = await databases.init(databaseId);
      const repository = named('in-flight');
      await newRepository(repository);
      const at = '2026-09-02T10:00:00Z';
      const give = (...jobs: readonly object[]) =>
        giveGitHost({
          ...{ kind: 'runs', repository },
          runs: [
            { id: 900, createdAt: at, attempts: [{ startedAt: at, jobs }] },
          ],
        });
      await give(job(at));
      const first = await sync(
        knex,
        runsOf(repository, '2026-09-02T10:30:00Z'),
      );
      expect(await endsOf(first, repository)).toEqual([]);
      const second = await sync(
        knex,
        runsOf(repository, '2026-09-02T12:30:00Z'),
      );
      expect(await endsOf(second, repository)).toEqual([]);
      await give(job(at, '2026-09-02T13:30:00Z'));
      const third = await sync(
        knex,
        runsOf(repository, '2026-09-02T14:30:00Z'),
      );
      expect(await endsOf(third, repository)).toEqual([
        '2026-09-02T13:30:00.000Z',
      ]);
    });

    it('I2: finds the attempt that somebody made five weeks after the run', async () => {
      const knex = await databases.init(databaseId);
      const repository = named('late-rerun');
      await newRepository(repository);
      const createdAt = '2026-08-01T09:00:00Z';
      const failed = {
        startedAt: createdAt,
        jobs: [job(createdAt, '2026-08-01T09:10:00Z', 'failure')],
      };
      const give = (...attempts: readonly object[]) =>
        giveGitHost({
          ...{ kind: 'runs', repository },
          runs: [{ id: 901, createdAt, attempts }],
        });
      await give(failed);
      const first = await sync(
        knex,
        runsOf(repository, '2026-09-05T08:00:00Z'),
      );
      expect(await endsOf(first, repository)).toEqual([]);
      const startedAt = '2026-09-05T08:50:00Z';
      const jobs = [job(startedAt, '2026-09-05T09:00:00Z')];
      await give(failed, { startedAt, jobs });
      const second = await sync(
        knex,
        runsOf(repository, '2026-09-05T10:00:00Z'),
      );
      expect(await endsOf(second, repository)).toEqual([
        '2026-09-05T09:00:00.000Z',
      ]);
    });

    it('I3: reads 2,500 runs of a host that lists 1,000, with seven probes, in four windows that share no second', async () => {
      const knex = await databases.init(databaseId);
      const repository = named('many-runs');
      await newRepository(repository);
      const [from, to] = ['2026-09-01T00:00:00Z', '2026-09-03T23:59:59Z'];
      const runs = runsBetween(from, to, 2_500);
      await giveGitHost({ kind: 'runs', repository, runs });
      const asked = await requestsOf(async () => {
        const read = await sync(knex, {
          ...runsOf(repository, '2026-09-04T00:00:00Z'),
          delivery: { historyDays: 3, requests: 10_000 },
        });
        expect(read.silent).toEqual([]);
        expect(await endsOf(read, repository)).toHaveLength(2_500);
      });
      const lists = asked
        .filter(({ pathname }) => pathname.endsWith('/actions/runs'))
        .map(({ searchParams }) => ({
          window: searchParams.get('created') ?? '',
          isProbe: searchParams.get('per_page') === '1',
        }));
      expect(lists.filter(({ isProbe }) => isProbe)).toHaveLength(7);
      const leaves = [
        ...new Set(
          lists.filter(({ isProbe }) => !isProbe).map(({ window }) => window),
        ),
      ].map(window => window.split('..').map(end => Date.parse(end)));
      expect(leaves).toHaveLength(4);
      leaves.slice(1).forEach(([begin = 0], index) => {
        expect(begin - (leaves[index]?.[1] ?? 0)).toBe(1_000);
      });
    });

    it('I4: keeps ninety deployments of which the host has forgotten sixty', async () => {
      const knex = await databases.init(databaseId);
      const repository = named('forgetful');
      await newRepository(repository);
      const deployments = Array.from({ length: 90 }, (_, index) => {
        const minutes = (more: number) =>
          new Date(Date.UTC(2026, 8, 1, 6 * index, more)).toISOString();
        return {
          createdAt: minutes(0),
          statuses: [{ state: 'success', at: minutes(5) }],
        };
      });
      await giveGitHost({ kind: 'deployments', repository, deployments });
      const deploymentsOf = (asOf: string): Sync => ({
        ...runsOf(repository, asOf),
        collectors: ['github:deployments'],
      });
      const first = await sync(knex, deploymentsOf('2026-09-25T00:00:00Z'));
      const before = await endsOf(first, repository);
      expect(before).toHaveLength(90);
      await giveGitHost({
        ...{ kind: 'forget', repository, of: 'deployments', keep: 30 },
      });
      const listed = await askGitHost(
        `/repos/saltmarsh/${repository}/deployments?per_page=100`,
      );
      expect(listed).toHaveLength(30);
      const second = await sync(knex, deploymentsOf('2026-09-27T00:00:00Z'));
      expect(await endsOf(second, repository)).toEqual(before);
    });

    it('I5: understands webhooks that come twice and in the wrong order as one deployment, and so does the reading after them', async () => {
      const repository = named('told');
      await newRepository(repository);
      const id = databaseId === 'SQLITE_3' ? 5 : 6;
      const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
      const give = (time: string, number: number) => {
        const state = (name: string, seconds: string) => ({
          ...{ state: name, at: `${day}T${time}:${seconds}Z` },
          logUrl: `${GIT_HOST}/saltmarsh/${repository}/actions/runs/${number}`,
        });
        return giveGitHost({
          ...{ kind: 'deployments', repository },
          deployments: [
            {
              ...{ id: number, createdAt: `${day}T${time}:00Z` },
              statuses: [state('in_progress', '05'), state('success', '30')],
            },
          ],
        });
      };
      // By its first one the portal knows who lives there.
      await give('09:00', id + 10);
      const portal = await startToldPortal(databases, databaseId, repository);
      const { knex } = portal;
      const deployed = async () => {
        const rows: readonly { readonly finished_at_ms: number | string }[] =
          await knex('delivery_rollouts')
            .where({ status: 'success' })
            .whereNotNull('record')
            .orderBy('finished_at_ms');
        return rows.map(row =>
          new Date(Number(row.finished_at_ms)).toISOString(),
        );
      };
      const first = `${day}T09:00:30.000Z`;
      await until(async () => String(await deployed()) === first);
      await askGitHost(`/repos/saltmarsh/${repository}/hooks`, {
        method: 'POST',
        body: JSON.stringify({
          events: ['deployment', 'deployment_status'],
          config: {
            ...{ url: portal.webhookUrl, content_type: 'json' },
            secret: portal.secret,
          },
        }),
      });
      // From now on nothing but webhooks tells of it.
      await breakGitHost({ kind: 'status', status: 503, path: '/api/' });
      await give('10:00', id);
      await giveGitHost({
        ...{ kind: 'webhooks', repository },
        send: [
          { deployment: id, state: 'success', redelivered: true },
          { deployment: id, state: 'success' },
          { deployment: id },
          { deployment: id, state: 'in_progress' },
        ],
      });
      const both = [first, `${day}T10:00:30.000Z`];
      await until(async () => (await deployed()).length > 1);
      const isTold = () =>
        knex('delivery_deployment_statuses').where({ external_id: String(id) });
      await until(async () => (await isTold()).length > 1);
      await settled(async () => String(await deployed()));
      expect(await deployed()).toEqual(both);
      expect(await knex('delivery_deployments')).toHaveLength(2);
      expect(await isTold()).toHaveLength(2);

      await repairGitHost();
      const asked = Date.now();
      await knex('delivery_readings').update({ next_at_ms: 0 });
      await until(async () => {
        const [reading] = await knex('delivery_readings').where({
          collector: 'github:deployments',
        });
        return Number(reading?.next_at_ms) > asked;
      });
      await settled(async () => String(await deployed()));
      expect(await deployed()).toEqual(both);
      expect(await knex('delivery_deployments')).toHaveLength(2);
      expect(await isTold()).toHaveLength(2);
      await portal.stop();
    });

    it('I6: keeps the pages before a rate limit, and goes on with the page that was refused', async () => {
      const knex = await databases.init(databaseId);
      const repository = named('limited');
      await newRepository(repository);
      const [from, to] = ['2026-09-01T00:00:00Z', '2026-09-03T00:00:00Z'];
      const runs = runsBetween(from, to, 450);
      await giveGitHost({ kind: 'runs', repository, runs });
      const path = `/api/v3/repos/saltmarsh/${repository}/actions/runs?`;
      await breakGitHost({
        ...{ kind: 'rate-limit', retryAfterSeconds: 60, secondary: true },
        ...{ path, query: { page: '3' } },
      });
      const first = await sync(
        knex,
        runsOf(repository, '2026-09-04T00:00:00Z'),
      );
      expect(first.silent).toMatchObject([{ reason: 'rate_limited' }]);
      const kept = await knex('delivery_deployments').pluck('external_id');
      expect(kept).toHaveLength(200);

      // The same without a rate limit is a right that is missing, and moves nothing.
      await breakGitHost({
        ...{ kind: 'status', status: 403, path, query: { page: '3' } },
      });
      const refused = await sync(
        knex,
        runsOf(repository, '2026-09-04T00:05:00Z'),
      );
      expect(refused.silent).toMatchObject([{ reason: 'forbidden' }]);
      expect(await knex('delivery_deployments').pluck('external_id')).toEqual(
        kept,
      );

      await repairGitHost();
      const asked = await requestsOf(async () => {
        const last = await sync(
          knex,
          runsOf(repository, '2026-09-04T00:10:00Z'),
        );
        expect(last.silent).toEqual([]);
        expect(await endsOf(last, repository)).toHaveLength(450);
      });
      const pages = asked
        .filter(({ pathname }) => pathname.endsWith('/actions/runs'))
        .filter(({ searchParams }) => searchParams.get('per_page') === '100')
        .map(({ searchParams }) => searchParams.get('page'));
      expect(pages).toEqual(['3', '4', '5']);
    });

    it('I7: of a repository that was renamed has one history, whichever name the catalog says', async () => {
      const knex = await databases.init(databaseId);
      const [old, now] = [named('old'), named('new')];
      const id = await newRepository(old);
      const give = (repository: string, day: string) =>
        giveGitHost({
          ...{ kind: 'deployments', repository },
          deployments: [
            {
              createdAt: `${day}T10:00:00Z`,
              statuses: [{ state: 'success', at: `${day}T10:05:00Z` }],
            },
          ],
        });
      const read = (repository: string, asOf: string) =>
        sync(knex, {
          ...{ services: [serviceIn(repository, 'shop')], asOf },
          collectors: ['github:deployments', 'github:commits'],
        });
      await give(old, '2026-09-01');
      const before = await read(old, '2026-09-02T00:00:00Z');
      expect(await endsOf(before, 'shop')).toHaveLength(1);
      const commits = await knex('delivery_commits');

      await giveGitHost({ kind: 'rename', repository: old, to: now });
      await answersAsRenamed(id, old, now);
      await give(now, '2026-09-03');
      const both = ['2026-09-03T10:05:00.000Z', '2026-09-01T10:05:00.000Z'];
      const behind = await read(old, '2026-09-04T00:00:00Z');
      expect(await endsOf(behind, 'shop')).toEqual(both);
      const saysSo = async ({ answers }: Read) =>
        (
          await answers.ofService('component:default/shop', AUTUMN)
        ).quality.flags.flatMap(({ type, sentence }) =>
          type === 'repository-renamed' ? [sentence] : [],
        );
      expect(await saysSo(behind)).toEqual([
        expect.stringContaining(`saltmarsh/${old}`),
      ]);
      const caughtUp = await read(now, '2026-09-06T00:00:00Z');
      expect(await endsOf(caughtUp, 'shop')).toEqual(both);
      expect(await saysSo(caughtUp)).toEqual([]);
      expect(await knex('delivery_deployments')).toHaveLength(2);
      expect(await knex('delivery_commits')).toHaveLength(commits.length);
      expect(await knex('delivery_places').pluck('place')).toEqual([
        `repository:${id}`,
      ]);
    });

    it('I8: read again as a whole changes no row and no number, and readers see the same all the while', async () => {
      const knex = await databases.init(databaseId);
      const repository = named('often');
      await newRepository(repository);
      const today = Date.now();
      const deployments = Array.from({ length: 700 }, (_, index) => {
        const at = new Date(today - (index + 1) * 3_600_000).toISOString();
        return { createdAt: at, statuses: [{ state: 'success', at }] };
      });
      await giveGitHost({ kind: 'deployments', repository, deployments });
      await reportIncidents(repository, 30);
      const asOf = new Date(today).toISOString();
      const { services } = sandbox.gitHost().company;
      const whole = {
        asOf,
        services: [
          serviceIn(repository),
          ...services.map(({ name, repository: own }) => serviceIn(own, name)),
        ],
      };
      const { answers, silent } = await sync(knex, whole);
      expect(silent).toEqual([]);
      const rows = async () =>
        Object.fromEntries(
          await Promise.all(
            COUNTED.map(async table => {
              const [row] = await knex(table).count({ count: '*' });
              return [table, Number(row?.count)] as const;
            }),
          ),
        );
      const shown = async () => {
        const all = await answers.ofOrganisation({ days: 120 });
        const own = await answers.ofService(`component:default/${repository}`, {
          days: 120,
        });
        return JSON.stringify(
          [all, own].map(({ metrics, counts }) => ({ metrics, counts })),
        );
      };
      const [rowsBefore, before] = [await rows(), await shown()];
      expect(rowsBefore.delivery_deployments).toBeGreaterThanOrEqual(1_000);
      expect(rowsBefore.delivery_pull_requests).toBeGreaterThanOrEqual(400);
      expect(rowsBefore.delivery_incidents).toBeGreaterThanOrEqual(50);

      // As after a new version of a reader, which understands no position of before.
      await knex('delivery_cursors').update({ position: null });
      const seen = new Set<string>();
      const reading = { isOver: false };
      const reader = (async () => {
        while (!reading.isOver) {
          seen.add(await shown());
          await pause(100);
        }
      })();
      const again = await sync(knex, whole);
      reading.isOver = true;
      await reader;
      expect(again.silent).toEqual([]);
      expect([...seen]).toEqual([before]);
      expect(await rows()).toEqual(rowsBefore);
      expect(await shown()).toBe(before);
    });
  },
);

const COUNTED = [
  'delivery_deployments',
  'delivery_deployment_statuses',
  'delivery_pull_requests',
  'delivery_pull_request_commits',
  'delivery_commits',
  'delivery_incidents',
  'delivery_rollouts',
];

/** They are about a service, and go on. */
async function reportIncidents(service: string, count: number): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const labels = ['incident', `service:${service}`];
    const body = JSON.stringify({ title: `Outage ${number}`, labels });
    await askGitHost('/repos/saltmarsh/incidents/issues', {
      ...{ method: 'POST', body },
    });
  }
}

/** As GitHub does: the former name leads to the number, for those who read and for Git. */
async function answersAsRenamed(id: number, old: string, now: string) {
  const token = { authorization: 'Bearer sandbox-git-token' };
  const moved = await fetch(`${GIT_HOST}/api/v3/repos/saltmarsh/${old}`, {
    ...{ headers: token, redirect: 'manual' },
  });
  expect(moved.status).toBe(301);
  expect(moved.headers.get('location')).toBe(
    `${GIT_HOST}/api/v3/repositories/${id}`,
  );
  expect(created.parse(await askGitHost(`/repos/saltmarsh/${old}`))).toEqual({
    id,
    full_name: `saltmarsh/${now}`,
  });
  const git = promisify(execFile);
  const { stdout } = await git('git', [
    ...['-c', `http.extraHeader=Authorization: Bearer sandbox-git-token`],
    ...['ls-remote', `${GIT_HOST}/saltmarsh/${old}.git`, 'refs/heads/main'],
  ]);
  expect(stdout).toContain('refs/heads/main');
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 600) throw new Error('It did not come to pass');
    await pause(200);
  }
}

/** Waits until something stays the same for two seconds. */
async function settled(read: () => Promise<string>): Promise<void> {
  let before = await read();
  for (let same = 0; same < 10; ) {
    await pause(200);
    const after = await read();
    same = after === before ? same + 1 : 0;
    before = after;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms);
  });
}
