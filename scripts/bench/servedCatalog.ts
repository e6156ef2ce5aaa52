import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import knexOf from 'knex';
import { z } from 'zod';
import { startPostgres } from '../run/postgres.mjs';
import { createProcesses } from '../run/processes.mjs';
import type { BenchContext, MeasuredApp } from './bench';
import { unpackBackend } from './build';
import { startBackend, TOKEN } from './runningBackend';

const FILES = 20;
const TEAMS = 200;
const READ_WITHIN_MS = 20 * 60_000;
const JUDGED_WITHIN_MS = 10 * 60_000;

const answerSchema = z.object({ totalItems: z.number() });

/** A backend that has read its catalog. */
export interface ServedCatalog {
  readonly url: string;
  /** How its PostgreSQL is reached, without the name of a database. */
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly password: string;
  };
  close(): Promise<void>;
}

/** What is read, and the settings that the app gets beside its own. */
interface CatalogOptions {
  readonly entities: number;
  /** Whether there are the teams that own the services; else the services belong to nobody. */
  readonly hasTeams?: boolean;
  readonly settings?: object;
}

/** Starts the built backend of an app on a PostgreSQL of its own and waits until it has read many components. */
export async function serveCatalog(
  app: MeasuredApp,
  { workspace, say }: BenchContext,
  { entities, hasTeams = false, settings = {} }: CatalogOptions,
): Promise<ServedCatalog> {
  await unpackBackend(app, workspace);
  const files = writeEntities(join(workspace, 'entities'), entities);
  const teams = hasTeams ? [writeTeams(join(workspace, 'entities'))] : [];
  const processes = createProcesses({ logPrefix: `bench-${app.name}-` });
  try {
    const { host, port, user, password } = await startPostgres({
      node: process.execPath,
      processes,
      // Beside the workspace: an unpacked backend closes its folder to everybody else.
      data: `${workspace}-postgres`,
      throwAway: true,
    });
    const backend = await startBackend(app, workspace, {
      backend: {
        database: {
          client: 'pg',
          connection: { host, port, user, password, directory: null },
        },
      },
      catalog: {
        locations: [...files, ...teams].map(target => ({
          type: 'file',
          target,
        })),
        rules: [{ allow: ['Component', 'Group', 'User'] }],
      },
      ...settings,
    });
    try {
      await untilRead(backend.url, { entities, say });
    } catch (error) {
      await backend.stop();
      throw error;
    }
    return {
      url: backend.url,
      connection: { host, port, user, password },
      async close() {
        await backend.stop();
        await processes.stopAll();
      },
    };
  } catch (error) {
    await processes.stopAll();
    throw error;
  }
}

function writeEntities(folder: string, entities: number): readonly string[] {
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: FILES }, (_, file) => {
    const path = join(folder, `${file}.yaml`);
    const documents = Array.from({ length: entities / FILES }, (__, row) => {
      const number = file * (entities / FILES) + row;
      return JSON.stringify({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: `service-${number}`,
          description: `Service number ${number} of the benchmark.`,
          tags: [`tag-${number % 17}`],
        },
        spec: {
          type: number % 5 === 0 ? 'library' : 'service',
          lifecycle: number % 3 === 0 ? 'experimental' : 'production',
          owner: `team-${number % TEAMS}`,
        },
      });
    });
    writeFileSync(path, documents.join('\n---\n'));
    return path;
  });
}

/** The teams, each of one person: of a team without members nothing is judged. */
function writeTeams(folder: string): string {
  const path = join(folder, 'teams.yaml');
  const documents = Array.from({ length: TEAMS }, (_, number) => [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name: `team-${number}` },
      spec: { type: 'team', children: [] },
    },
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name: `member-${number}` },
      spec: { memberOf: [`team-${number}`] },
    },
  ]).flat();
  writeFileSync(
    path,
    documents.map(document => JSON.stringify(document)).join('\n---\n'),
  );
  return path;
}

const organisationSchema = z.object({
  assessment: z.object({ asOf: z.string() }).optional(),
});

/** When the organisation was judged last. */
async function judgedAt(url: string): Promise<string | undefined> {
  const answer = await fetch(`${url}/api/readiness/organisation`, {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  if (!answer.ok) throw new Error(`readiness answers ${answer.status}`);
  return organisationSchema.parse(await answer.json()).assessment?.asOf;
}

/** Changes whenever any assessment is stored or confirmed. */
export async function assessmentsOf({
  connection,
}: Pick<ServedCatalog, 'connection'>): Promise<string> {
  const knex = knexOf({
    client: 'pg',
    connection: { ...connection, database: 'backstage_plugin_readiness' },
  });
  try {
    const [row] = await knex('assessments').sum({ all: 'as_of_ms' });
    return String(row?.all);
  } finally {
    await knex.destroy();
  }
}

/** Waits until the organisation has been judged for the first time. */
export async function untilJudged(
  url: string,
  { say }: Pick<BenchContext, 'say'>,
): Promise<void> {
  const end = performance.now() + JUDGED_WITHIN_MS;
  while ((await judgedAt(url)) === undefined) {
    if (performance.now() > end)
      throw new Error('the organisation was not judged in ten minutes');
    say('waiting for the first assessment');
    await pause(5_000);
  }
}

/** Asks the catalog; the number of entities that a query finds. */
export async function countEntities(
  url: string,
  query: string,
): Promise<number> {
  const answer = await fetch(`${url}/api/catalog/entities/by-query?${query}`, {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  if (!answer.ok) throw new Error(`the catalog answers ${answer.status}`);
  return answerSchema.parse(await answer.json()).totalItems;
}

async function untilRead(
  url: string,
  { entities, say }: Pick<BenchContext, 'say'> & { readonly entities: number },
): Promise<void> {
  const end = performance.now() + READ_WITHIN_MS;
  for (;;) {
    const count = await countEntities(url, 'filter=kind=component&limit=1');
    if (count >= entities) return;
    if (performance.now() > end)
      throw new Error(`only ${count} of ${entities} entities were read`);
    say(`${count} of ${entities} entities read`);
    await pause(2_000);
  }
}
