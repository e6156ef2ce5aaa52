import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import knexOf, { type Knex } from 'knex';
import { startPostgres } from '../run/postgres.mjs';
import { createProcesses } from '../run/processes.mjs';
import type { Bench, BenchContext, Sample } from './bench';
import { documentationOf } from './readinessRepositories';
import {
  CHECKS_PER_SERVICE,
  readinessSystem,
  recordOf,
  sqlite,
  type ReadinessSystem,
} from './readinessSystem';
import { percentile } from './statistics';

const CHANGES = 5;
const TICK_MS = 10;

/** A database with the evidence of so many services. */
interface Estate {
  readonly services: number;
  readonly database: string;
  readonly knex: Knex;
  readonly system: ReadinessSystem;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

interface Held {
  readonly tookMs: number;
  readonly p99Ms: number;
  readonly longestMs: number;
}

/** How late whatever else the process has to do is, while this works: beyond the tick of the clock that looks. */
async function held(work: () => Promise<unknown>): Promise<Held> {
  const delays = monitorEventLoopDelay({ resolution: TICK_MS });
  delays.enable();
  const tookMs = await timed(work);
  delays.disable();
  const late = (nanoseconds: number) =>
    Math.max(0, nanoseconds / 1e6 - TICK_MS);
  return {
    tookMs,
    p99Ms: late(delays.percentile(99)),
    longestMs: late(delays.max),
  };
}

/** From a new answer in the database to the new assessments of its service and of the organisation. */
async function oneChange(
  { inventory, evidence }: ReadinessSystem,
  run: (subjectRef: string) => Promise<void>,
): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < CHANGES; index += 1) {
    const component = inventory.components[index * 17];
    if (!component) throw new RangeError('too few services');
    await evidence.store(
      recordOf({
        kind: 'documentation',
        subjectRef: component.ref,
        value: documentationOf(`changed/${component.name}`, index % 2 === 0),
      }),
      Date.now() + 3_600_000,
    );
    times.push(await timed(() => run(component.ref)));
  }
  return percentile(times, 0.5);
}

async function measure(
  { services, database, system }: Estate,
  round: number,
): Promise<readonly Sample[]> {
  const size = `${services.toLocaleString(
    'en',
  )} services x ${CHECKS_PER_SERVICE} checks, ${database}`;
  const first =
    round === 0
      ? [
          {
            what: `first assessment, ${size}`,
            value: (await timed(() => system.newRunner().run())) / 1000,
            unit: 's' as const,
            budget: { of: 'figure', atMost: 10 } as const,
            how: 'no summary and no document yet',
          },
        ]
      : [];
  // As a replica that has just started, from everything that is stored.
  const runner = system.newRunner();
  const again = await held(() => runner.run());
  const changeMs = await oneChange(system, subjectRef =>
    runner.run({ kind: 'documentation', changedSubjects: [subjectRef] }),
  );
  return [
    ...first,
    {
      what: `full assessment, ${size}`,
      value: again.tookMs / 1000,
      unit: 's',
      budget: { of: 'figure', atMost: 10 },
      how: 'a replica that has just started',
    },
    {
      what: `event loop delay meanwhile, p99, ${size}`,
      value: again.p99Ms,
      unit: 'ms',
      // The budget is said of PostgreSQL: SQLite works in the same thread.
      ...(database === 'PostgreSQL' && {
        budget: { of: 'figure', atMost: 50 } as const,
      }),
      how: `nobody clicks; longest ${again.longestMs.toFixed(0)} ms`,
    },
    {
      what: `one changed service, ${size}`,
      value: changeMs,
      unit: 'ms',
      budget: { of: 'figure', atMost: 50 },
      how: `median of ${CHANGES} a round, with the organisation`,
    },
  ];
}

/** SQLite and the smaller estate only at full size: the budget is said of PostgreSQL and ten thousand. */
async function openEstates(
  { workspace, whole, say }: BenchContext,
  openPostgres: (services: number) => Promise<Knex>,
): Promise<readonly Estate[]> {
  const estates: Estate[] = [];
  const add = async (services: number, database: string, knex: Knex) => {
    say(`storing ${services} services, ${database}`);
    const system = await readinessSystem(knex, services);
    estates.push({ services, database, knex, system });
  };
  for (const services of whole ? [1_000, 10_000] : [10_000]) {
    if (whole)
      await add(
        services,
        'SQLite',
        sqlite(join(workspace, `${services}.sqlite`)),
      );
    await add(services, 'PostgreSQL', await openPostgres(services));
  }
  return estates;
}

/** Assessing from stored evidence. A plain app has nothing of the kind. */
export const readinessAssessment: Bench = {
  id: 'readiness-assessment',
  onlyOurs: true,
  rounds: { usual: 3, whole: 5 },
  async open(_, context) {
    const processes = createProcesses({ logPrefix: 'bench-' });
    try {
      const { host, port, user, password } = await startPostgres({
        node: process.execPath,
        processes,
        data: join(context.workspace, 'postgres'),
        throwAway: true,
      });
      const estates = await openEstates(context, async services => {
        const schema = `services_${services}`;
        const knex = knexOf({
          client: 'pg',
          connection: { host, port, user, password, database: 'postgres' },
          searchPath: [schema],
        });
        await knex.raw('create schema ??', [schema]);
        return knex;
      });
      return {
        async sample(round) {
          const samples: Sample[] = [];
          for (const estate of estates)
            samples.push(...(await measure(estate, round)));
          return samples;
        },
        async close() {
          for (const { knex } of estates) await knex.destroy();
          await processes.stopAll();
        },
      };
    } catch (error) {
      await processes.stopAll();
      throw error;
    }
  },
};
