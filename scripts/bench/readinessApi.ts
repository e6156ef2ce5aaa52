import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import express from 'express';
import {
  createReadinessResultConditionalDecision,
  isOwnedByRule,
  readinessResultConditions,
  readinessResultReadPermission,
} from '@groundwork/plugin-readiness-backend';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  createAccess,
  createResultResources,
  createRouter,
  type Access,
} from '../../plugins/readiness-backend/src/api';
import {
  DatabaseComparisonStore,
  DatabaseRunStore,
} from '../../plugins/readiness-backend/src/database';
import {
  Baselines,
  DeliveryAnswers,
  Overlays,
} from '../../plugins/readiness-backend/src/delivery';
import type { OwnersService } from '../../plugins/readiness-backend/src/inventory';
import { readDeliveryOptions } from '../../plugins/readiness-backend/src/delivery/options';
import type { Bench, Sample } from './bench';
import { effortOf } from './effort';
import { quietLogger } from './quietLogger';
import { TEAMS } from './readinessEstate';
import {
  readinessSystem,
  sqlite,
  type ReadinessSystem,
} from './readinessSystem';
import { percentile } from './statistics';

const SERVICES = 10_000;
const REQUESTS = 100;
const WARM_UP = 20;
const DAYS = 90;
const DAY_MS = 86_400_000;
const ROWS_PER_INSERT = 50;

/** Every page's first question, about another team or service each time. */
const routes: Readonly<Record<string, (index: number) => string>> = {
  'organisation overview': () => '/organisation',
  'history of the overview': () => '/organisation/history',
  prerequisite: index => `/prerequisites/P${1 + (index % 2)}`,
  'team scorecard, 50 services': index =>
    `/teams/default/team-${(index * 7) % TEAMS}`,
  service: index =>
    `/services/default/service-${String((index * 37) % SERVICES).padStart(
      5,
      '0',
    )}`,
  'overview for the owner of one team': () => '/owner/organisation',
  'prerequisite for the owner of one team': index =>
    `/owner/prerequisites/P${1 + (index % 2)}`,
  'scorecard for its owner, 50 services': () => '/owner/teams/default/team-0',
  'health of collectors for the owner of one team': () => '/owner/collectors',
};

/** The days before today say what today says, for the organisation and for the first services. */
async function addHistory({ knex }: ReadinessSystem): Promise<void> {
  const today: readonly { readonly as_of_ms: number | string }[] = await knex(
    'assessment_history',
  )
    .select()
    .orderBy('subject_ref', 'desc')
    .limit(1_000);
  for (let day = 1; day < DAYS; day += 1) {
    const rows = today.map(row => {
      const atMs = Number(row.as_of_ms) - day * DAY_MS;
      const date = new Date(atMs).toISOString().slice(0, 10);
      return { ...row, as_of_ms: atMs, day: date };
    });
    await knex.batchInsert('assessment_history', rows, ROWS_PER_INSERT);
  }
}

/** Every service belongs to its team. */
function ownersOf({ inventory }: ReadinessSystem): OwnersService {
  const owners = new Map(
    inventory.subjects.flatMap(({ ref, team }) =>
      team ? [[ref, [team]]] : [],
    ),
  );
  return { owners: async () => owners, groups: async () => inventory.teams };
}

/** Everything is allowed, or everything but results, which are allowed by owner. */
function accessOf(system: ReadinessSystem, isOwner: boolean): Access {
  const conditions = readinessResultConditions.isOwnedBy({
    claims: ['group:default/team-0'],
  });
  // Who asks is for the sign-in and the permission backend to find out, which are not measured.
  return createAccess({
    httpAuth: mockServices.httpAuth(),
    permissions: {
      authorize: async () => [{ result: AuthorizeResult.ALLOW }],
      authorizeConditional: async () => [
        isOwner
          ? createReadinessResultConditionalDecision(
              readinessResultReadPermission,
              conditions,
            )
          : { result: AuthorizeResult.ALLOW },
      ],
    },
    rules: { getRuleByName: () => isOwnedByRule },
    resources: createResultResources(ownersOf(system)),
  });
}

async function serve(system: ReadinessSystem): Promise<Server> {
  const app = express();
  const { knex, registry } = system;
  const inventory = { current: async () => system.inventory };
  const deliveryServices = {
    knex,
    options: readDeliveryOptions(new ConfigReader({})),
    now: () => new Date(),
  };
  const deliveries = new DeliveryAnswers(deliveryServices);
  const routerFor = (isOwner: boolean) =>
    createRouter({
      ...system,
      inventory,
      owners: ownersOf(system),
      deliveries,
      // Nothing that is measured changes anything.
      auditor: {
        createEvent: async () => ({
          success: async () => undefined,
          fail: async () => undefined,
        }),
      },
      baselines: new Baselines({
        ...deliveryServices,
        ...{ inventory, registry, answers: deliveries },
      }),
      overlays: new Overlays({
        ...deliveryServices,
        // Nothing is said here.
        deriver: { runNow: async () => undefined },
      }),
      // Nor is anything told that nobody understood.
      setAside: {
        list: async () => ({ items: [], total: 0 }),
        find: async id => {
          throw new Error(`There is no event ${id}`);
        },
        replay: async id => {
          throw new Error(`There is no event ${id}`);
        },
      },
      comparisons: new DatabaseComparisonStore(knex),
      logger: quietLogger,
      runs: new DatabaseRunStore(system.knex),
      config: { withCadence: registration => registration },
      access: accessOf(system, isOwner),
      // There is no catalog beside the readiness API here.
      backlog: { read: async () => undefined },
      now: () => new Date(),
      runNow: async () => undefined,
      readSources: async () => undefined,
    });
  app.use('/owner', routerFor(true));
  app.use(routerFor(false));
  const server = createServer(app);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

/** Where a server listens. */
export function addressOf(server: Server): string {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  return `http://127.0.0.1:${address.port}`;
}

/** Asks a route often, about something else each time. */
export async function measureRoute(
  base: string,
  what: string,
  pathOf: (index: number) => string,
): Promise<readonly Sample[]> {
  const times: number[] = [];
  let bytes = 0;
  const effort = await effortOf(async () => {
    for (let index = 0; index < WARM_UP + REQUESTS; index += 1) {
      const began = performance.now();
      const answer = await fetch(`${base}${pathOf(index)}`);
      const body = await answer.arrayBuffer();
      if (!answer.ok)
        throw new Error(`${pathOf(index)} is answered with ${answer.status}`);
      bytes = body.byteLength;
      if (index >= WARM_UP) times.push(performance.now() - began);
    }
  });
  // Asking and answering together: what stays when others keep the machine busy.
  const ofOne = (ms: number) => (ms / (WARM_UP + REQUESTS)).toFixed(1);
  const others =
    effort.othersMs === undefined
      ? ''
      : ` and ${ofOne(effort.othersMs)} ms of the database's`;
  const kilobytes = (bytes / 1000).toFixed(0);
  return [0.5, 0.95].map(share => ({
    what: `${what}, p${share * 100}`,
    value: percentile(times, share),
    unit: 'ms',
    ...(share > 0.9 && { budget: { of: 'figure', atMost: 50 } as const }),
    how: `${REQUESTS} requests of ${kilobytes} kB a round, ${ofOne(
      effort.ownMs,
    )} ms of processor${others} each`,
  }));
}

/** The readiness API through its own router, at 10,000 services of 200 teams. A plain app has nothing of the kind. */
export const readinessApi: Bench = {
  id: 'readiness-api',
  onlyOurs: true,
  rounds: { usual: 3, whole: 7 },
  async open(_, { workspace, say }) {
    say(`storing and assessing ${SERVICES} services`);
    const knex = sqlite(join(workspace, 'readiness.sqlite'));
    try {
      const system = await readinessSystem(knex, SERVICES);
      await system.newRunner().run();
      await addHistory(system);
      const server = await serve(system);
      return {
        async sample() {
          const samples: Sample[] = [];
          for (const [what, pathOf] of Object.entries(routes))
            samples.push(
              ...(await measureRoute(addressOf(server), what, pathOf)),
            );
          return samples;
        },
        async close() {
          server.close();
          server.closeAllConnections();
          await knex.destroy();
        },
      };
    } catch (error) {
      await knex.destroy();
      throw error;
    }
  },
};
