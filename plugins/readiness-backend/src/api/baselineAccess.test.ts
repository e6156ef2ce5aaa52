import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { Caller, startGuardedBackend } from '../__testUtils__/guardedBackend';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('by owner, on %s', databaseId => {
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startGuardedBackend>>;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    backend = await startGuardedBackend(knex);
    backend.policy.says = 'CONDITIONAL';
  });
  afterAll(async () => {
    await backend?.stop();
    await knex?.destroy();
  });

  it.each([
    ['owner', 'component:default/ledger', true],
    ['owner', 'group:default/cards', true],
    ['owner', 'component:default/loans', false],
    ['owner', 'organisation:default', false],
    ['other', 'component:default/ledger', false],
    ['admin', 'organisation:default', true],
  ] as const)(
    'tells %s of %s whether they may freeze its numbers: %s',
    async (caller, scope, mayFreeze) => {
      const { body } = await backend
        .ask(
          caller,
          `/api/readiness/delivery/baselines?scope=${encodeURIComponent(
            scope,
          )}`,
        )
        .expect(200);
      expect(body.mayFreeze).toBe(mayFreeze);
    },
  );

  it("freezes the organisation's numbers for nobody who only owns a part of it", async () => {
    const freeze = (caller: Caller, name: string) =>
      backend.ask(caller, '/api/readiness/delivery/baselines', 'post').send({
        ...{ scope: 'organisation:default', name },
        ...{ from: '2020-01-01', to: '2020-02-01' },
      });
    const refused = await freeze('owner', 'Mine').expect(403);
    expect(refused.body.error.message).toBe(
      'You lack the permission readiness.baseline.freeze on organisation:default',
    );
    // Only the window is wrong, in which nothing was deployed.
    await freeze('admin', 'Ours').expect(400);
  });
});
