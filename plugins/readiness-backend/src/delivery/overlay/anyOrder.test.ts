import { TestDatabases } from '@backstage/backend-test-utils';
import { arrivals, comparable } from '@groundwork/delivery-metrics/testUtils';
import { DeliveryEvents } from '@groundwork/delivery-metrics';
import * as fc from 'fast-check';
import { Knex } from 'knex';
import { migrateToLatest } from '../../database';
import {
  DeliverySystem,
  emptyDeliveryTables,
} from '../__testUtils__/deliverySystem';
import { TEST_PREFIX } from '../__testUtils__/engineEvents';
import { Claim } from './said';
import { NewOverlay } from './OverlayStore';

jest.setTimeout(600_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const SERVICES = ['api', 'web'];
const said = { by: 'user:default/one', atMs: 1, reason: 'We looked at it.' };
const own = (id: string) => `${TEST_PREFIX}${id}`;

/** Claims about what is in a history: some meet something, others nothing. */
function claimsOf(batches: readonly DeliveryEvents[]): readonly NewOverlay[] {
  const attempts = batches.flatMap(({ deployments = [] }) => deployments);
  const incidents = batches.flatMap(batch => batch.incidents ?? []);
  const claims = attempts.flatMap(({ id, service }, index): NewOverlay[] => {
    const about = (claim: Claim) => ({ service, claim, said });
    const incident = incidents[index % Math.max(1, incidents.length)];
    return [
      about({
        kind:
          index % 2 === 0 ? 'deployment-is-hotfix' : 'deployment-is-not-hotfix',
        deployment: own(id),
      }),
      ...(incident
        ? [
            about({
              kind: 'incident-not-caused-by',
              incident: own(incident.id),
              deployment: own(id),
            }),
          ]
        : []),
    ];
  });
  return [
    ...claims,
    ...attempts.map(({ service, environment }) => ({
      service,
      claim: { kind: 'environment-is-not-production' as const, environment },
      said,
    })),
  ];
}

describe.each(databases.eachSupportedId())(
  'what people say on %s',
  databaseId => {
    const runs = { numRuns: databaseId === 'SQLITE_3' ? 25 : 4, seed: 27 };
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
    });
    afterAll(() => knex?.destroy());

    async function open(): Promise<DeliverySystem> {
      await emptyDeliveryTables(knex);
      const system = new DeliverySystem(knex);
      await system.know(SERVICES);
      return system;
    }

    async function rowsOf(
      table: string,
      columns: readonly string[],
    ): Promise<readonly string[]> {
      const rows: readonly Record<string, unknown>[] = await knex(table).select(
        ...columns,
      );
      return rows.map(row => JSON.stringify(row)).sort();
    }

    /** Everything that readers see, with what people say and without. */
    async function everything(system: DeliverySystem) {
      return {
        records: comparable(await system.derive()),
        days: await rowsOf('delivery_days', ['service', 'day', 'counts']),
        told: await rowsOf('delivery_told_rollouts', [
          'service',
          'run_key',
          'record',
        ]),
        causes: await rowsOf('delivery_told_causes', [
          'incident_key',
          'service',
          'run_key',
        ]),
        toldDays: await rowsOf('delivery_told_days', [
          'service',
          'day',
          'counts',
        ]),
        left: await rowsOf('delivery_marks', ['service', 'kind']),
      };
    }

    it('before, between or after the facts gives the same, and what is taken back leaves nothing', async () => {
      let moved = 0;
      await fc.assert(
        fc.asyncProperty(
          arrivals(),
          fc.infiniteStream(fc.nat({ max: 8 })),
          async ([, batches], numbers) => {
            const draw = (below: number) => numbers.next().value % below;
            const chosen = claimsOf(batches).filter(() => draw(4) === 0);
            const say = async (system: DeliverySystem, one: NewOverlay) =>
              // The same may be drawn twice; the second time it is refused.
              system.overlays.say(one).catch(() => undefined);

            const plain = await open();
            for (const batch of batches) {
              await plain.ingest(batch);
            }
            const without = await everything(plain);
            for (const one of chosen) {
              await say(plain, one);
            }
            const after = await everything(plain);
            moved += after.toldDays.length;

            for (const { service, id } of await plain.overlays.list(SERVICES)) {
              await plain.overlays.revoke({ service, id }, said);
            }
            expect(await everything(plain)).toEqual(without);
            expect(await knex('delivery_told_services')).toEqual([]);

            const mixed = await open();
            const waiting = [...chosen];
            for (const batch of batches) {
              for (let left = draw(4); left > 0; left -= 1) {
                const next = waiting.shift();
                if (next) {
                  await say(mixed, next);
                }
              }
              await mixed.ingest(batch);
              if (draw(2) === 0) {
                await mixed.derive();
              }
            }
            for (const one of waiting) {
              await say(mixed, one);
            }
            expect(await everything(mixed)).toEqual(after);
          },
        ),
        runs,
      );
      expect(moved).toBeGreaterThan(0);
    });

    it('leaves what sources told as it was', async () => {
      await fc.assert(
        fc.asyncProperty(arrivals(), async ([, batches]) => {
          const system = await open();
          for (const batch of batches) {
            await system.ingest(batch);
          }
          const before = await system.derive();
          for (const one of claimsOf(batches)) {
            await system.overlays.say(one).catch(() => undefined);
          }
          await system.derive();
          const apart: readonly string[] = await knex(
            'delivery_told_services',
          ).pluck('service');
          const told = await knex('delivery_told_rollouts');
          const recordOf = (text: string) => JSON.parse(text);
          expect(told.map(({ record }) => recordOf(record)).sort(byId)).toEqual(
            JSON.parse(
              JSON.stringify(
                before.deployments
                  .filter(({ service }) => apart.includes(service))
                  .sort(byId),
              ),
            ),
          );
        }),
        runs,
      );
    });
  },
);

function byId(
  a: { readonly service: string; readonly id: string },
  b: { readonly service: string; readonly id: string },
): number {
  return `${a.service} ${a.id}` < `${b.service} ${b.id}` ? -1 : 1;
}
