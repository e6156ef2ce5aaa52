import { TestDatabases } from '@backstage/backend-test-utils';
import type { RunningSandbox } from '../sandbox';
import {
  breakGitHost,
  giveGitHost,
  repairGitHost,
} from './__testUtils__/control';
import {
  AUTUMN,
  endsOf,
  jobAt,
  lookAsRenamed,
  newRepository,
  reportIncidents,
  runsBetween,
  type Read,
} from './__testUtils__/ingest';
import {
  askGitHost,
  GIT_HOST,
  PATIENCE_MS,
  startBusyCompany,
} from './__testUtils__/servers';
import { requestsOf, serviceIn, sync, type Sync } from './__testUtils__/syncs';
import { startToldPortal } from './__testUtils__/toldPortal';
import { pause, settled, until } from './__testUtils__/waiting';

jest.setTimeout(2 * PATIENCE_MS);

// Most of the time is the portal's own schedule: the proof has it on both databases.
const databases = TestDatabases.create({
  ids:
    process.env.PROOF === 'ingest' ? ['SQLITE_3', 'POSTGRES_18'] : ['SQLITE_3'],
  disableDocker: true,
});

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startBusyCompany();
}, PATIENCE_MS);
afterAll(() => sandbox.close());
afterEach(() => repairGitHost());

const COUNTED = [
  'delivery_deployments',
  'delivery_deployment_statuses',
  'delivery_pull_requests',
  'delivery_pull_request_commits',
  'delivery_commits',
  'delivery_incidents',
  'delivery_rollouts',
];

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
      await give(jobAt(at));
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
      await give(jobAt(at, '2026-09-02T13:30:00Z'));
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
        jobs: [jobAt(createdAt, '2026-08-01T09:10:00Z', 'failure')],
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
      const jobs = [jobAt(startedAt, '2026-09-05T09:00:00Z')];
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
      const { knex, deployed } = portal;
      const first = `${day}T09:00:30.000Z`;
      await until(async () => String(await deployed()) === first);
      await portal.isTold();
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
      const states = () =>
        knex('delivery_deployment_statuses').where({ external_id: String(id) });
      await until(async () => (await states()).length > 1);
      await settled(async () => String(await deployed()));
      expect(await deployed()).toEqual(both);
      expect(await knex('delivery_deployments')).toHaveLength(2);
      expect(await states()).toHaveLength(2);

      await repairGitHost();
      await portal.readAgain();
      await settled(async () => String(await deployed()));
      expect(await deployed()).toEqual(both);
      expect(await knex('delivery_deployments')).toHaveLength(2);
      expect(await states()).toHaveLength(2);
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
      expect(await lookAsRenamed(old)).toEqual({
        status: 301,
        location: `${GIT_HOST}/api/v3/repositories/${id}`,
        found: { id, full_name: `saltmarsh/${now}` },
        refs: expect.stringContaining('refs/heads/main'),
      });
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
