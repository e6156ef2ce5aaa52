import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { mkdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { startPostgres } from '../run/postgres.mjs';
import { createProcesses } from '../run/processes.mjs';
import type { Bench, BenchContext, Sample } from './bench';
import { unpackBackend } from './build';
import { startBackend, TOKEN } from './runningBackend';
import { percentile } from './statistics';

const ENTITIES = { usual: 1_000, whole: 10_000 };
const FILES = 20;
const REQUESTS = 100;
const WARM_UP = 20;
const READ_WITHIN_MS = 20 * 60_000;

const answerSchema = z.object({ totalItems: z.number() });

/** What the catalog page asks for first, and what it asks for when somebody filters. */
const pages = {
  'first page': 'filter=kind=component',
  'by owner and lifecycle':
    'filter=kind=component,relations.ownedBy=group:default/team-7,spec.lifecycle=production',
  'by words': 'filter=kind=component&fullTextFilterTerm=service-77',
};
const common = 'limit=20&orderField=metadata.name,asc';

/** The catalog's own API under many components on PostgreSQL. */
export const catalogPage: Bench = {
  id: 'catalog-page',
  rounds: { usual: 3, whole: 5 },
  async open(app, context) {
    const { workspace, whole } = context;
    const entities = whole ? ENTITIES.whole : ENTITIES.usual;
    await unpackBackend(app, workspace);
    const files = writeEntities(join(workspace, 'entities'), entities);
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
          locations: files.map(target => ({ type: 'file', target })),
          rules: [{ allow: ['Component'] }],
        },
      });
      const close = async () => {
        await backend.stop();
        await processes.stopAll();
      };
      try {
        await untilRead(backend.url, { entities, say: context.say });
      } catch (error) {
        await backend.stop();
        throw error;
      }
      return { sample: () => measurePages(backend.url, entities), close };
    } catch (error) {
      await processes.stopAll();
      throw error;
    }
  },
};

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
          owner: `team-${number % 200}`,
        },
      });
    });
    writeFileSync(path, documents.join('\n---\n'));
    return path;
  });
}

async function ask(url: string, query: string): Promise<number> {
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
    const count = await ask(url, 'filter=kind=component&limit=1');
    if (count >= entities) return;
    if (performance.now() > end)
      throw new Error(`only ${count} of ${entities} entities were read`);
    say(`${count} of ${entities} entities read`);
    await pause(2_000);
  }
}

async function measurePages(
  url: string,
  entities: number,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (const [name, query] of Object.entries(pages)) {
    const times: number[] = [];
    for (let index = 0; index < WARM_UP + REQUESTS; index += 1) {
      const began = performance.now();
      await ask(url, `${query}&${common}`);
      if (index >= WARM_UP) times.push(performance.now() - began);
    }
    for (const share of [0.5, 0.95])
      samples.push({
        what: `catalog at ${entities.toLocaleString('en')}, ${name}, p${
          share * 100
        }`,
        value: percentile(times, share),
        unit: 'ms',
        how: `${REQUESTS} requests a round`,
      });
  }
  return samples;
}
