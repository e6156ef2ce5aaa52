import { loadavg } from 'node:os';
import { join } from 'node:path';
import knexOf, { type Knex } from 'knex';
import { startPostgres } from '../run/postgres.mjs';
import { createProcesses } from '../run/processes.mjs';
import type { Bench, BenchContext, Figure } from './bench';
import { documentationOf } from './readinessEstate';
import {
  CHECKS_PER_SERVICE,
  readinessSystem,
  recordOf,
  sqlite,
  type ReadinessSystem,
} from './readinessSystem';
import { percentile } from './statistics';

const SIZES = [1_000, 10_000];
const CHANGES = 15;

interface Row {
  readonly services: number;
  readonly firstMs: number;
  readonly againMs: number;
  readonly changeMs: number;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
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

async function measureSize(knex: Knex, services: number): Promise<Row> {
  const system = await readinessSystem(knex, services);
  const firstMs = await timed(() => system.newRunner().run());
  // As a replica that has just started, from everything that is stored.
  const runner = system.newRunner();
  const againMs = await timed(() => runner.run());
  const changeMs = await oneChange(system, subjectRef =>
    runner.run({ kind: 'documentation', changedSubjects: [subjectRef] }),
  );
  return { services, firstMs, againMs, changeMs };
}

function figuresOf(
  { services, firstMs, againMs, changeMs }: Row,
  database: string,
  smaller: Row | undefined,
): readonly Figure[] {
  const size = `${services.toLocaleString(
    'en',
  )} services x ${CHECKS_PER_SERVICE} checks, ${database}`;
  const growth = smaller
    ? `${(againMs / smaller.againMs).toFixed(
        1,
      )} times that of ${smaller.services.toLocaleString('en')}; `
    : '';
  const load = `load ${(loadavg()[0] ?? 0).toFixed(1)}`;
  return [
    {
      what: `first assessment, ${size}`,
      value: firstMs / 1000,
      unit: 's',
      how: `no summary yet; ${load}`,
    },
    {
      what: `full assessment, ${size}`,
      value: againMs / 1000,
      unit: 's',
      budget: 'under 10 s',
      how: `${growth}a replica that has just started; ${load}`,
    },
    {
      what: `one changed service, ${size}`,
      value: changeMs,
      unit: 'ms',
      budget: 'under 50 ms',
      how: `median of ${CHANGES}, with the organisation; ${load}`,
    },
  ];
}

async function measureDatabase(
  database: string,
  open: (services: number) => Promise<Knex>,
  { say }: BenchContext,
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  let smaller: Row | undefined;
  for (const services of SIZES) {
    say(`${services} services, ${database}`);
    const knex = await open(services);
    try {
      const row = await measureSize(knex, services);
      figures.push(...figuresOf(row, database, smaller));
      smaller = row;
    } finally {
      await knex.destroy();
    }
  }
  return figures;
}

/** Assessing from stored evidence, on both databases. A plain app has nothing of the kind. */
export const readinessAssessment: Bench = {
  id: 'readiness-assessment',
  async measure(app, context) {
    if (app.name === 'plain') return [];
    const onSqlite = await measureDatabase(
      'SQLite',
      async services => sqlite(join(context.workspace, `${services}.sqlite`)),
      context,
    );
    const processes = createProcesses();
    try {
      const { host, port, user, password } = await startPostgres({
        node: process.execPath,
        processes,
        data: join(context.workspace, 'postgres'),
        throwAway: true,
      });
      const onPostgres = await measureDatabase(
        'PostgreSQL',
        async services => {
          const schema = `services_${services}`;
          const connection = {
            host,
            port,
            user,
            password,
            database: 'postgres',
          };
          const knex = knexOf({
            client: 'pg',
            connection,
            searchPath: [schema],
          });
          await knex.raw('create schema ??', [schema]);
          return knex;
        },
        context,
      );
      return [...onSqlite, ...onPostgres];
    } finally {
      await processes.stopAll();
    }
  },
};
