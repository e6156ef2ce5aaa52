import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { z } from 'zod';
import { configOf, useOutsideWorld } from './__testUtils__/outsideWorld';
import { Portal } from './__testUtils__/portal';

jest.setTimeout(300_000);
/**
 * `yarn proof golden-path` waits as long as the portal's own configuration has it, and runs all on both databases. Every
 * other run waits a third of that, lets replicas share a PostgreSQL, as they do in production, and restarts one portal on
 * SQLite: each start of a portal costs ten seconds.
 */
const WHOLE = process.env.PROOF === 'golden-path';
const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const { gitHost, argocd } = useOutsideWorld();
const serverSchema = z.object({
  host: z.string(),
  port: z.coerce.number(),
  user: z.string(),
  password: z.string(),
});
// eslint-disable-next-line no-restricted-syntax -- the configuration is the portal's
const CONFIG = join(__dirname, '../../../app-config.yaml');
// eslint-disable-next-line no-restricted-syntax -- the templates live beside the packages
const VALUES = join(
  __dirname,
  '../../../templates/node-service/example-values.yaml',
);

describe.each(databases.eachSupportedId())('a run on %s', databaseId => {
  const portals: Portal[] = [];
  let folder: string;
  let settings: JsonObject;
  let name: string;
  let staleMs: number;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portal-'));
    name = `service-${randomUUID().slice(0, 8)}`;
    gitHost.requests.length = 0;
    argocd.requests.length = 0;
    argocd.applications.clear();
    gitHost.runs = [{ status: 'in_progress', conclusion: null }];
    argocd.statuses = [
      { sync: 'Synced', health: 'Healthy', images: ['registry.test/x:1'] },
    ];
    const { taskRecovery } = parse(await readFile(CONFIG, 'utf8')).scaffolder;
    staleMs = WHOLE ? taskRecovery.staleTimeout.seconds * 1000 : 10_000;
    settings = {
      ...configOf(gitHost.host, argocd.url, { productionInstance: 'hub' }),
      database: await database(databaseId),
      scaffolder: {
        taskRecovery: {
          ...taskRecovery,
          staleTimeout: { seconds: staleMs / 1000 },
        },
      },
    };
  });
  afterEach(async () => {
    await Promise.all(portals.splice(0).map(portal => portal.kill()));
    await rm(folder, { recursive: true });
  });

  async function database(id: TestDatabaseId): Promise<JsonObject> {
    if (!id.startsWith('POSTGRES')) {
      return { client: 'better-sqlite3', connection: { directory: folder } };
    }
    const { client } = await databases.init(id);
    const connection = serverSchema.parse(client.config.connection);
    return {
      client: 'pg',
      connection,
      prefix: `portal_${randomUUID().slice(0, 8)}_`,
    };
  }

  async function start(): Promise<Portal> {
    const portal = await Portal.start(folder, settings);
    portals.push(portal);
    return portal;
  }

  /** A run that stands in the step that waits for the pipeline. */
  async function runUntilWaiting(portal: Portal): Promise<string> {
    const values = { ...parse(await readFile(VALUES, 'utf8')), name };
    const id = await portal.run(values);
    const waits = async () =>
      (await portal.log(id)).includes('Pipeline started');
    await portal.until(id, waits, 30_000);
    return id;
  }

  const becomes = (portal: Portal, id: string, status: string) => async () =>
    (await portal.status(id)) === status;
  const passPipeline = () => {
    gitHost.runs = [{ status: 'completed', conclusion: 'success' }];
  };

  function everything(): readonly string[] {
    return [
      `- the repository http://${gitHost.host}/acme/${name}`,
      ...['staging', 'production'].map(
        environment =>
          `- the Argo CD application ${name}-${environment} in ${environment} (${argocd.url}/applications/${name}-${environment})`,
      ),
      `- the catalog entry component:default/${name} (https://portal.test/catalog/default/component/${name})`,
    ];
  }

  function expectNothingTwice(): void {
    const count = (requests: readonly string[], wanted: string) =>
      requests.filter(request => request === wanted).length;
    expect(count(gitHost.requests, 'POST /api/v3/orgs/acme/repos')).toBe(1);
    expect(gitHost.git(`acme/${name}`, 'rev-list', '--count', 'main')).toBe(
      '1',
    );
    // One of staging and one of production.
    expect(argocd.applications.size).toBe(2);
    expect(count(argocd.requests, 'POST /api/v1/applications')).toBe(2);
  }

  if (WHOLE || databaseId.startsWith('POSTGRES')) {
    it('is left to the replica that has it, and goes on within a minute in another one when that is killed', async () => {
      const first = await start();
      const id = await runUntilWaiting(first);
      const second = await start();
      await pause(1.5 * staleMs);
      expect(await second.log(id)).not.toContain('begins again');

      await first.kill();
      passPipeline();
      await second.until(id, becomes(second, id, 'completed'), 60_000);
      expect(await second.log(id)).toContain('begins again');
      expectNothingTwice();
    });
  }

  if (WHOLE || !databaseId.startsWith('POSTGRES')) {
    it('that is cancelled twice in a wait is cancelled in seconds, says what is there, and goes on when it is begun again', async () => {
      const portal = await start();
      const id = await runUntilWaiting(portal);
      expect((await portal.ask(`/${id}/retry`, {})).status).toBe(409);
      expect((await portal.ask(`/${id}/cancel`, {})).status).toBe(200);
      expect((await portal.ask(`/${id}/cancel`, {})).status).toBe(200);
      await portal.until(id, becomes(portal, id, 'cancelled'), 10_000);
      const log = await portal.log(id);
      for (const thing of everything()) {
        expect(log).toContain(thing);
      }
      expect((await portal.ask(`/${id}/cancel`, {})).status).toBe(200);

      passPipeline();
      expect((await portal.ask(`/${id}/retry`, {})).status).toBe(201);
      await portal.until(id, becomes(portal, id, 'completed'), 30_000);
      expectNothingTwice();
    });

    it('whose portal was killed can be cancelled after the restart, says what is there, and goes on when it is begun again', async () => {
      const killed = await start();
      const id = await runUntilWaiting(killed);
      await killed.kill();
      const portal = await start();
      expect(await portal.status(id)).toBe('processing');
      expect((await portal.ask(`/${id}/cancel`, {})).status).toBe(200);
      await portal.until(id, becomes(portal, id, 'cancelled'), 15_000);
      const log = await portal.log(id);
      for (const thing of everything()) {
        expect(log).toContain(thing);
      }

      passPipeline();
      expect((await portal.ask(`/${id}/retry`, {})).status).toBe(201);
      await portal.until(id, becomes(portal, id, 'completed'), 30_000);
      expectNothingTwice();
    });
  }
});
