import { TestDatabases } from '@backstage/backend-test-utils';
import type { RunningSandbox } from '../sandbox';
import { giveGitHost } from './__testUtils__/control';
import {
  endsOf,
  jobAt,
  newRepository,
  runsBetween,
} from './__testUtils__/ingest';
import {
  GIT_HOST,
  PATIENCE_MS,
  startSmallCompany,
} from './__testUtils__/servers';
import { serviceIn, sync, type Sync } from './__testUtils__/syncs';

jest.setTimeout(2 * PATIENCE_MS);

// The stores that these pass through are tested on PostgreSQL as well.
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSmallCompany();
}, PATIENCE_MS);
afterAll(() => sandbox.close());

const bothOf = (repository: string, asOf: string): Sync => ({
  ...{ services: [serviceIn(repository)], asOf },
  collectors: ['github:deployments', 'github:runs'],
});

it('a repository that adopted environments', async () => {
  const knex = await databases.init('SQLITE_3');
  const repository = 'adopting';
  await newRepository(repository);
  const weeks = Array.from({ length: 46 }, (_, index) => ({
    id: 9_000 + index,
    at: new Date(Date.UTC(2025, 11, 1 + 7 * index, 9)).toISOString(),
  }));
  const adoptedAt = '2026-05-25T00:00:00Z';
  const readUntil = async (asOf: string) => {
    const told = weeks.filter(({ at }) => at < asOf);
    await giveGitHost({
      ...{ kind: 'runs', repository },
      runs: told.map(({ id, at }) => ({
        ...{ id, createdAt: at },
        attempts: [{ startedAt: at, jobs: [jobAt(at, at)] }],
      })),
    });
    const known = told.filter(({ at }) => at > adoptedAt);
    if (known.length > 0)
      await giveGitHost({
        ...{ kind: 'deployments', repository },
        deployments: known.map(({ id, at }) => ({
          ...{ id, createdAt: at },
          statuses: [
            {
              ...{ state: 'success', at },
              logUrl: `${GIT_HOST}/saltmarsh/${repository}/actions/runs/${id}`,
            },
          ],
        })),
      });
    const read = await sync(knex, bothOf(repository, asOf));
    expect(read.silent).toEqual([]);
    const ends = told.map(({ at }) => at).reverse();
    const window = { from: '2025-11-01', to: '2026-11-01' };
    expect(await endsOf(read, repository, window)).toEqual(ends);
    const { quality } = await read.answers.ofService(
      `component:default/${repository}`,
      window,
    );
    expect(quality.flags.map(({ type }) => type)).not.toContain(
      'places-released',
    );
    return quality.authority?.reason;
  };
  expect(await readUntil('2026-05-20T00:00:00Z')).toBe('only-source');
  // The first deployments that GitHub knows, and then as many as there are runs of late.
  expect(await readUntil('2026-06-10T00:00:00Z')).toBe('most-complete');
  expect(await readUntil('2026-10-25T00:00:00Z')).toBe('most-complete');
});

it('a repository with previews and no other environment', async () => {
  const knex = await databases.init('SQLITE_3');
  const repository = 'previewing';
  await newRepository(repository);
  const [from, to] = ['2026-09-01T10:00:00Z', '2026-09-29T10:00:00Z'];
  const runs = runsBetween(from, to, 8);
  await giveGitHost({ kind: 'runs', repository, runs });
  await giveGitHost({
    ...{ kind: 'deployments', repository },
    deployments: ['Preview', 'github-pages', 'staging'].map(environment => ({
      ...{ createdAt: to, environment },
      statuses: [{ state: 'success', at: to }],
    })),
  });
  const read = await sync(knex, bothOf(repository, '2026-09-30T00:00:00Z'));
  expect(read.silent).toEqual([]);
  expect(await endsOf(read, repository)).toEqual(
    runs.map(({ createdAt }) => createdAt).reverse(),
  );
});

it('a service that came to a repository later', async () => {
  const knex = await databases.init('SQLITE_3');
  const repository = 'housing';
  await newRepository(repository);
  const [cart, till] = ['cart', 'till'];
  const deployed = (service: string, day: string) => ({
    ...{ createdAt: `${day}T10:00:00Z`, environment: `prod-${service}` },
    statuses: [{ state: 'success', at: `${day}T10:05:00Z` }],
  });
  await giveGitHost({
    ...{ kind: 'deployments', repository },
    deployments: [
      deployed(cart, '2026-08-01'),
      deployed(till, '2026-08-02'),
      deployed(cart, '2026-09-01'),
    ],
  });
  const readWith = (asOf: string, ...services: readonly string[]) =>
    sync(knex, {
      ...{ services: services.map(name => serviceIn(repository, name)) },
      ...{ collectors: ['github:deployments'], asOf },
    });
  const alone = await readWith('2026-09-02T00:00:00Z', cart);
  expect(await endsOf(alone, cart)).toHaveLength(3);
  const both = await readWith('2026-09-02T00:10:00Z', cart, till);
  expect(await endsOf(both, till)).toEqual(['2026-08-02T10:05:00.000Z']);
  expect(await endsOf(both, cart)).toEqual(
    ['2026-09-01', '2026-08-01'].map(day => `${day}T10:05:00.000Z`),
  );
  const again = await readWith('2026-09-05T00:00:00Z', cart);
  expect(await endsOf(again, cart)).toHaveLength(3);
});
