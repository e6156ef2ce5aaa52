import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// The plugin as it runs, fed from the sandbox as it runs; nothing that is shipped knows both.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import readinessPlugin from '@groundwork/plugin-readiness-backend';
import type { Knex } from 'knex';
import request from 'supertest';
import type { Company } from '../../company';
import {
  componentsOf,
  sandboxConfiguration,
  WHAT_THERE_IS,
} from './deliveries';

const MOST_TRIES = 300;
const TRY_MS = 1_000;
/** As long as nothing more was read or derived for this many looks, everything was. */
const LOOKS = 10;

const databases = TestDatabases.create({
  ids: ['SQLITE_3'],
  disableDocker: true,
});

/** What a portal is to read. */
export interface PortalOptions {
  readonly modules: readonly BackendFeature[];
  /** Names of the services in its catalog; all of the company's unless stated. */
  readonly services?: readonly string[];
  /** Further components by name, and what each is else the same as. */
  readonly copies?: Readonly<Record<string, string>>;
  /** `readiness.delivery` of its configuration. */
  readonly delivery?: object;
  /** Collectors that have to have read something. */
  readonly collectors: readonly string[];
}

/** The readiness backend with some modules and the configuration that is shipped for the sandbox, once it has read all there is. */
export async function startPortal(
  company: Company,
  { modules, services, copies = {}, delivery, collectors }: PortalOptions,
) {
  const knex = await databases.init('SQLITE_3');
  const configuration = sandboxConfiguration();
  const data = JSON.parse(
    JSON.stringify({
      ...configuration,
      readiness: { ...configuration.readiness, delivery },
    }),
  );
  const backend = await startTestBackend({
    features: [
      readinessPlugin,
      ...modules,
      schedulerServiceFactory,
      mockServices.rootConfig.factory({ data }),
      mockServices.database.factory({ knex }),
      catalogServiceMock.factory({
        entities: withCopies(componentsOf(company), copies).filter(
          ({ metadata }) => services?.includes(metadata.name) ?? true,
        ),
      }),
    ],
  });
  await settled(knex, collectors);
  return {
    stop: () => backend.stop(),
    /** Reads every source again, as a portal does every ten minutes, and works out what is new. */
    readAgain: async () => {
      const asked = Date.now();
      await knex('delivery_readings').update({ next_at_ms: 0 });
      await until(async () => {
        const readings: readonly { readonly next_at_ms: number | string }[] =
          await knex('delivery_readings').select('next_at_ms');
        return readings.every(({ next_at_ms: next }) => Number(next) > asked);
      });
      await settled(knex, collectors);
    },
    /** Tells the plugin's API something as the same person. */
    send: async (path: string, content: object): Promise<unknown> => {
      const { status, body } = await request(backend.server)
        .post(`/api/readiness${path}`)
        .send(content);
      if (status !== 200) {
        throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
      }
      return body;
    },
    /** Asks the plugin's API as a person who may read everything. */
    ask: async (path: string): Promise<unknown> => {
      const { status, body } = await request(backend.server).get(
        `/api/readiness${path}`,
      );
      if (status !== 200) {
        throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
      }
      return body;
    },
  };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > MOST_TRIES) throw new Error('The portal does not read again');
    await new Promise(resolve => {
      setTimeout(resolve, TRY_MS);
    });
  }
}

function withCopies(
  entities: readonly Entity[],
  copies: Readonly<Record<string, string>>,
): readonly Entity[] {
  return [
    ...entities,
    ...Object.entries(copies).flatMap(([name, original]) =>
      entities
        .filter(({ metadata }) => metadata.name === original)
        .map(entity => ({ ...entity, metadata: { ...entity.metadata, name } })),
    ),
  ];
}

async function settled(
  knex: Knex,
  collectors: readonly string[],
): Promise<void> {
  let before = '';
  for (let tries = 0, same = 0; same < LOOKS; tries += 1) {
    if (tries > MOST_TRIES) {
      throw new Error(`The portal still reads: ${before}`);
    }
    const now = await lookAt(knex, collectors);
    same = now.isOver && now.text === before ? same + 1 : 0;
    before = now.text;
    await new Promise(resolve => {
      setTimeout(resolve, TRY_MS);
    });
  }
}

async function lookAt(knex: Knex, collectors: readonly string[]) {
  const countOf = async (table: string) => {
    const [row] = await knex(table).count({ count: '*' });
    return Number(row?.count);
  };
  const cursors: readonly {
    readonly collector: string;
    readonly outcome: string | null;
  }[] = await knex('delivery_cursors')
    .whereNot({ stream: WHAT_THERE_IS })
    .select('collector', 'outcome');
  const left =
    (await countOf('delivery_marks')) + (await countOf('delivery_news'));
  return {
    isOver:
      left === 0 &&
      cursors.every(({ outcome }) => outcome === 'complete') &&
      collectors.every(name =>
        cursors.some(({ collector }) => collector === name),
      ),
    text: `${cursors.length} streams, ${left} to derive, ${await countOf(
      'delivery_deployments',
    )} deployments`,
  };
}
