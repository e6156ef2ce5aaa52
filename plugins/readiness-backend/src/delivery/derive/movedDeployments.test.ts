import { TestDatabases } from '@backstage/backend-test-utils';
import Knex from 'knex';
import { migrateToLatest } from '../../database';
import {
  DeliverySystem,
  emptyDeliveryTables,
} from '../__testUtils__/deliverySystem';
import { deployment, github } from '../__testUtils__/sampleEvents';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const [cart, till] = ['component:default/cart', 'component:default/till'];

describe.each(databases.eachSupportedId())(
  'deployments that are told otherwise, on %s,',
  databaseId => {
    let knex: Knex.Knex;
    let system: DeliverySystem;
    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
    });
    beforeEach(async () => {
      await emptyDeliveryTables(knex);
      system = new DeliverySystem(knex);
    });
    afterAll(() => knex?.destroy());

    const claim = (claims: Readonly<Record<string, readonly string[]>>) =>
      system.events.ingest({
        ...{ source: github, events: [], evidence: 'deployments' },
        places: Object.entries(claims).flatMap(([place, services]) =>
          services.map(service => ({ place, service })),
        ),
      });
    const tell = async (
      ...events: readonly ReturnType<typeof deployment>[]
    ): Promise<number> =>
      (await system.events.ingest({ source: github, events })).changedRows;
    /** The ids within their source that count, by service. */
    const counted = async () => {
      const { deployments } = await system.derive();
      return deployments
        .map(({ service, id }) => `${service} ${id.split('/')[1]}`)
        .sort();
    };

    it('go to the service of their new place, and leave that of the former one', async () => {
      await claim({ 'repository:1': [cart], 'repository:2': [till] });
      const at = (place: string) => deployment('d1', { place });
      await tell(at('repository:1'));
      expect(await counted()).toEqual([`${cart} d1`]);
      expect(await tell(at('repository:2'))).toBe(1);
      expect(await counted()).toEqual([`${till} d1`]);
      expect(await tell(at('repository:2'))).toBe(0);
      await tell(at('repository:1'));
      expect(await counted()).toEqual([`${cart} d1`]);
    });

    it('count once when a webhook tells of them before the first reading comes to them', async () => {
      await claim({ 'repository:42': [cart] });
      const { statuses: done } = deployment('d');
      const read = (from: string | undefined, to: string, ...ids: string[]) =>
        system.events.ingest(
          {
            source: github,
            events: ids.map(id =>
              deployment(id, {
                runId: id,
                statuses: [{ state: 'in_progress', atMs: 1 }, ...done],
              }),
            ),
          },
          {
            ...{ collector: 'github:deployments', source: github },
            ...{ stream: '42', to },
            ...(from === undefined ? {} : { from }),
          },
        );
      await read(undefined, 'page 1', 'd3', 'd2');
      expect(await counted()).toEqual([`${cart} d2`, `${cart} d3`]);
      await tell(deployment('d1', { runId: 'd1' }));
      const all = ['d1', 'd2', 'd3'].map(id => `${cart} ${id}`);
      expect(await counted()).toEqual(all);
      // Nothing but the state that the webhook did not tell.
      expect((await read('page 1', 'page 2', 'd1')).changedRows).toBe(1);
      expect(await counted()).toEqual(all);
    });

    it('count no more in an environment that is another one now', async () => {
      await claim({ 'repository:42': [cart] });
      await tell(deployment('d1'));
      expect(await counted()).toEqual([`${cart} d1`]);
      await tell(deployment('d1', { environment: 'staging' }));
      expect(await counted()).toEqual([]);
    });

    it('are one as soon as they name their run, in whatever order they say so', async () => {
      await claim({ 'repository:42': [cart] });
      const [eu, us] = ['prod-eu', 'prod-us'].map(environment => ({
        environment,
      }));
      await tell(deployment('d1', eu), deployment('d2', us));
      expect(await counted()).toEqual([`${cart} d1`, `${cart} d2`]);
      const run = { runId: '7' };
      await tell(
        deployment('d1', { ...eu, ...run }),
        deployment('d2', { ...us, ...run }),
      );
      expect(await counted()).toHaveLength(1);
      await tell(deployment('d1', eu), deployment('d2', us));
      expect(await counted()).toHaveLength(1);
    });

    it('and name one of the services of their place are that one’s, whoever came first', async () => {
      await claim({ 'repository:42': [cart] });
      await tell(
        deployment('d1', { environment: 'prod-cart' }),
        deployment('d2', { environment: 'prod-till' }),
        deployment('d3', { environment: 'production' }),
        deployment('d4', { environment: 'prod-cartography' }),
      );
      const all = ['d1', 'd2', 'd3', 'd4'];
      expect(await counted()).toEqual(all.map(id => `${cart} ${id}`));
      await claim({ 'repository:42': [cart, till] });
      const apart = [
        ...['d1', 'd3', 'd4'].map(id => `${cart} ${id}`),
        ...['d2', 'd3', 'd4'].map(id => `${till} ${id}`),
      ];
      expect(await counted()).toEqual(apart);
      // As when they are read again.
      await tell(deployment('d2', { environment: 'prod-till', attempt: 2 }));
      expect(await counted()).toEqual(apart);
      await claim({ 'repository:42': [till] });
      expect(await counted()).toEqual(all.map(id => `${till} ${id}`));
    });
  },
);
