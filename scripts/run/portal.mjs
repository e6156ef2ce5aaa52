import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { inCache, inRoot } from '../paths.mjs';
import { SentenceError } from '../terminal/sentence-error.mjs';
import { copyPortalDocs } from './portal-docs.mjs';
import { assertFree } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { answersOk } from './ready.mjs';

export const addresses = {
  portal: 'http://localhost:3000',
  backend: 'http://localhost:7007',
  sandbox: 'http://localhost:7100',
};

const portalPorts = [
  { port: 3000, name: 'the portal' },
  { port: 7007, name: "the portal's backend" },
];
/** Where packages/sandbox listens unless told otherwise. */
const sandboxPorts = [
  { port: 7100, name: "the sandbox's control" },
  { port: 7101, name: "the sandbox's Git host" },
  { port: 7102, name: "the sandbox's registry" },
  ...[7111, 7112, 7113, 7114, 7115].map(port => ({
    port,
    name: 'a cluster of the sandbox',
  })),
  ...[7121, 7122].map(port => ({ port, name: 'an Argo CD of the sandbox' })),
];

/** @param {Pick<import('./options.mjs').StartOptions, 'sandbox'>} options */
export async function assertPortsFree({ sandbox }) {
  await assertFree([...portalPorts, ...(sandbox ? sandboxPorts : [])]);
}

/** Forgets what former runs kept: the pretend company, the databases and the built documentation. */
export function forgetData() {
  for (const kept of ['sandbox', 'database', 'techdocs', 'postgres'])
    rmSync(inCache(kept), { recursive: true, force: true });
}

/**
 * @typedef {object} PortalContext
 * @property {import('./options.mjs').StartOptions} options
 * @property {import('../setup/prepare.mjs').Toolchain} toolchain
 * @property {ReturnType<typeof import('./processes.mjs').createProcesses>} processes
 * @property {import('../terminal/progress.mjs').Progress} progress
 * @property {string} [data] - where sandbox, database and documentation are kept, when not in .cache
 */

/**
 * Starts sandbox, database, backend and frontend, and returns when a browser would see the portal.
 *
 * @param {PortalContext} context
 * @returns {Promise<readonly import('./processes.mjs').RunningService[]>}
 */
export async function startPortal(context) {
  if (context.options.fresh) forgetData();
  copyPortalDocs();
  // The frontend's compiler needs none of the others, so it runs from the beginning.
  const frontend = startFrontend(context);
  frontend.catch(() => undefined);
  const [sandbox, database] = await Promise.all([
    context.options.sandbox ? startSandbox(context) : undefined,
    context.options.postgres ? startDatabase(context) : undefined,
  ]);
  const backend = await startBackend(context, database);
  if (sandbox) await untilGuestIsKnown(context, backend);
  return [await frontend, backend, ...(sandbox ? [sandbox] : [])];
}

/** @param {PortalContext} context */
function startSandbox({ toolchain, processes, progress, data = inCache() }) {
  return progress.step(
    'Sandbox company',
    'waits for its Git host, clusters, Argo CD and registry (up to a minute the first time)',
    async () => {
      const sandbox = processes.start({
        name: 'sandbox',
        command: toolchain.node,
        args: [
          '--import',
          'tsx',
          inRoot('packages', 'sandbox', 'src', 'main.ts'),
          ...['--data', join(data, 'sandbox')],
        ],
        env: toolchain.env,
      });
      await sandbox.says(/^Sandbox ready/m, 180_000);
      return sandbox;
    },
  );
}

/** @param {PortalContext} context */
function startDatabase({ toolchain, processes, progress }) {
  return progress.step(
    'PostgreSQL',
    'waits for the server in .cache/postgres',
    () => startPostgres({ node: toolchain.node, processes }),
  );
}

/**
 * @param {PortalContext} context
 * @param {import('./postgres.mjs').PostgresAddress | undefined} database
 */
function startBackend(
  { toolchain, processes, progress, options, data },
  database,
) {
  return progress.step(
    'Backend',
    `waits for ${addresses.backend} to say that it is ready`,
    async () => {
      const backend = processes.start({
        ...backstage(toolchain, 'backend', options.configs),
        name: 'backend',
        env: {
          ...toolchain.env,
          ...(!toolchain.techdocs.available && {
            APP_CONFIG_techdocs_available: 'false',
          }),
          ...(data && keepIn(data)),
          ...(database && {
            POSTGRES_HOST: database.host,
            POSTGRES_PORT: String(database.port),
            POSTGRES_USER: database.user,
            POSTGRES_PASSWORD: database.password,
          }),
        },
      });
      await untilOk(
        backend,
        `${addresses.backend}/.backstage/health/v1/readiness`,
      );
      return backend;
    },
  );
}

/**
 * Other folders than those of app-config.yaml, said in the way that Backstage reads variables.
 *
 * @param {string} data
 */
function keepIn(data) {
  return {
    APP_CONFIG_backend_database_connection_directory: JSON.stringify(
      join(data, 'database'),
    ),
    APP_CONFIG_techdocs_publisher_local_publishDirectory: JSON.stringify(
      join(data, 'techdocs'),
    ),
  };
}

/** @param {PortalContext} context */
function startFrontend({ toolchain, processes, progress, options }) {
  return progress.step(
    'Frontend',
    `waits for the first compilation behind ${addresses.portal}`,
    async () => {
      const frontend = processes.start({
        ...backstage(toolchain, 'app', options.configs),
        name: 'frontend',
        env: {
          ...toolchain.env,
          BROWSER: 'none',
          ...(!toolchain.techdocs.available && {
            APP_CONFIG_techdocs_available: 'false',
          }),
        },
      });
      await untilOk(frontend, addresses.portal);
      return frontend;
    },
  );
}

/**
 * The guest of the sandbox is a person of its organisation, so sign-in works once the catalog has read the people.
 *
 * @param {PortalContext} context
 * @param {import('./processes.mjs').RunningService} backend
 */
function untilGuestIsKnown({ progress }, backend) {
  return progress.step(
    'Catalog',
    "waits for the first read of the company's people, one of whom you will be",
    () =>
      untilOk(backend, `${addresses.backend}/api/auth/guest/refresh`, 'POST'),
  );
}

/**
 * @param {import('../setup/prepare.mjs').Toolchain} toolchain
 * @param {'app' | 'backend'} workspace
 * @param {readonly string[]} configs
 */
function backstage(toolchain, workspace, configs) {
  return {
    command: toolchain.node,
    args: [
      inRoot('node_modules', '@backstage', 'cli', 'bin', 'backstage-cli'),
      ...['package', 'start'],
      ...configs.flatMap(file => ['--config', file]),
    ],
    cwd: inRoot('packages', workspace),
  };
}

/**
 * @param {import('./processes.mjs').RunningService} service
 * @param {string} url
 * @param {'GET' | 'POST'} [method]
 */
async function untilOk(service, url, method = 'GET') {
  const timeoutMs = 180_000;
  const ok = await Promise.race([
    answersOk(url, { timeoutMs, method }),
    service.died,
  ]);
  if (!ok)
    throw new SentenceError(
      `The ${service.name} was not ready after ${timeoutMs / 1000} s (${url}).`,
      {
        log: service.log,
      },
    );
}
