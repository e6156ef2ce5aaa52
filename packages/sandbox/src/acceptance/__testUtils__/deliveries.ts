import type { BackendFeature } from '@backstage/backend-plugin-api';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
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
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { Company } from '../../company';
import { catalogFile } from '../../git-host/content/catalog-files';
import { PORT_BASE } from './servers';

const ROOT = join(__dirname, '../../../../..');
const SHIPPED_PORTS = 7100;
/** Stands for what there is to read; the others are what is read. */
export const WHAT_THERE_IS = '(listing)';
const MOST_TRIES = 900;
const TRY_MS = 200;

/** A logical deployment as it was derived. */
const rollout = z.object({
  service: z.string(),
  status: z.string(),
  rollout: z.string().transform(text =>
    z
      .looseObject({
        sha: z.string().optional(),
        withoutSha: z.string().optional(),
        environment: z.string().optional(),
      })
      .parse(JSON.parse(text)),
  ),
  folded: z
    .string()
    .nullable()
    .transform(text =>
      z
        .looseObject({ kind: z.string().optional() })
        .parse(JSON.parse(text ?? '{}')),
    ),
});

/** Row of `delivery_cursors`, as far as these tests read it. */
const cursor = z.object({
  collector: z.string(),
  source: z.string(),
  stream: z.string(),
  outcome: z.string().nullable(),
  reason: z.string().nullable(),
  message: z.string().nullable(),
  progress: z.string().nullable(),
});

export type Rollout = z.infer<typeof rollout>;

const databases = TestDatabases.create({
  ids: ['SQLITE_3'],
  disableDocker: true,
});

/** The configuration that is shipped for the sandbox, at the ports of this worker; images keep the name of their registry. */
export function sandboxConfiguration() {
  const text = readFileSync(join(ROOT, 'app-config.sandbox.yaml'), 'utf8');
  const moved = text.replaceAll(
    /(?<!host: )localhost:(7\d\d\d)/g,
    (_, port) => `localhost:${PORT_BASE + Number(port) - SHIPPED_PORTS}`,
  );
  return z
    .looseObject({
      integrations: z.unknown(),
      readiness: z.looseObject({ github: z.unknown() }),
      argocd: z.unknown(),
      kubernetes: z.unknown(),
      jenkins: z.unknown(),
      groundwork: z.looseObject({ registries: z.unknown() }),
    })
    .parse(parse(moved));
}

/** Components of the company's services, as their repositories describe them. */
export function componentsOf(company: Company): Entity[] {
  return parseAllDocuments(
    catalogFile(company, company.services, 'http://git.example'),
  )
    .map((document): Entity => document.toJS())
    .filter(({ kind }) => kind === 'Component');
}

/** The backend with some modules over an empty database, until each of their collectors has read everything once. */
export async function readDeliveries(
  company: Company,
  modules: readonly BackendFeature[],
  streams: number,
) {
  const knex = await databases.init('SQLITE_3');
  const { argocd, kubernetes, jenkins, groundwork } = sandboxConfiguration();
  const data = JSON.parse(
    JSON.stringify({ argocd, kubernetes, jenkins, groundwork }),
  );
  const backend = await startTestBackend({
    features: [
      readinessPlugin,
      ...modules,
      schedulerServiceFactory,
      mockServices.rootConfig.factory({ data }),
      mockServices.database.factory({ knex }),
      catalogServiceMock.factory({ entities: componentsOf(company) }),
    ],
  });
  const cursors = async () => {
    const rows = z.array(cursor).parse(await knex('delivery_cursors'));
    return rows.filter(({ stream }) => stream !== WHAT_THERE_IS);
  };
  const isRead = async () => {
    const ended = (await cursors()).filter(({ outcome }) => outcome !== null);
    const left = await knex('delivery_marks').count({ count: '*' }).first();
    const news = await knex('delivery_news').count({ count: '*' }).first();
    return (
      ended.length >= streams &&
      Number(left?.count) === 0 &&
      Number(news?.count) === 0
    );
  };
  for (let tries = 0; tries < MOST_TRIES && !(await isRead()); tries += 1) {
    await new Promise(resolve => {
      setTimeout(resolve, TRY_MS);
    });
  }
  return {
    cursors,
    rollouts: async () =>
      z.array(rollout).parse(await knex('delivery_rollouts')),
    stop: () => backend.stop(),
  };
}
