import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { startGuardedBackend } from '../__testUtils__/guardedBackend';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startGuardedBackend>>;
  beforeAll(async () => {
    knex = await databases.init(databaseId);
    backend = await startGuardedBackend(knex);
  });
  afterAll(async () => {
    await backend.stop();
    await knex.destroy();
  });

  it('says on every page what the whole team should repair first, and the same to nobody who may not read it', async () => {
    const path = '/api/readiness/teams/default/payments';
    const whole = await backend.ask('admin', path).expect(200);
    const repaired: readonly string[] = whole.body.first.services;
    expect(repaired.length).toBeGreaterThan(1);
    expect(whole.body.first.effect).toEqual({
      level: expect.any(Number),
      lifts: whole.body.first.effect.level > whole.body.level.lo,
      needs: expect.any(Array),
    });
    let cursor = '';
    do {
      const { body } = await backend
        .ask('admin', `${path}?limit=1${cursor && `&cursor=${cursor}`}`)
        .expect(200);
      expect(body.first).toEqual(whole.body.first);
      cursor = body.nextCursor ?? '';
    } while (cursor);
    backend.policy.says = 'CONDITIONAL';
    const { body } = await backend.ask('owner', `${path}?limit=1`).expect(200);
    expect(body.first.services.length).toBeLessThan(repaired.length);
  });
});
