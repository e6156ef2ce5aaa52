import { readFileSync } from 'node:fs';
import { inCache, inRoot } from '../paths.mjs';
import { assertRoom } from '../setup/room.mjs';
import { backendFailure, skippedSignIns } from './backend-failure.mjs';
import { readConfiguration } from './configuration.mjs';
import { startFrontend } from './frontend.mjs';
import { foldersOf, forgetData, keepIn } from './folders.mjs';
import { copyPortalDocs } from './portal-docs.mjs';
import { chapterArguments } from './chapter.mjs';
import { assertFree, portalPorts } from './ports.mjs';
import { postgresVariables, startPostgres } from './postgres.mjs';
import { backstage, untilOk } from './programs.mjs';
import { catalogAccess, forgetVanished } from './vanished-locations.mjs';

/** What sandbox, database and documentation take in their first days. */
const NEEDED_MEGABYTES = 100;

/**
 * @typedef {object} PortalContext
 * @property {import('./options.mjs').StartOptions} options
 * @property {import('../setup/prepare.mjs').Toolchain} toolchain
 * @property {ReturnType<typeof import('./processes.mjs').createProcesses>} processes
 * @property {import('../terminal/progress.mjs').Progress} progress
 * @property {import('./folders.mjs').Folders} [folders] - when not the usual ones
 * @property {number} [sandboxPort] - the first of the sandbox's ports, when not the usual one
 *
 * @typedef {PortalContext & { folders: import('./folders.mjs').Folders, configuration: import('./configuration.mjs').StartConfiguration }} ReadContext
 *
 * @typedef {object} RunningPortal
 * @property {import('./configuration.mjs').StartConfiguration} configuration
 * @property {readonly import('./processes.mjs').RunningService[]} services
 */

/**
 * Starts sandbox, database, backend and frontend, and returns when a browser would see the portal.
 *
 * @param {PortalContext} given
 * @returns {Promise<RunningPortal>}
 */
export async function startPortal(given) {
  const { options, toolchain, folders = foldersOf(options) } = given;
  assertRoom(inCache(), NEEDED_MEGABYTES);
  const configuration = await readConfiguration(toolchain, options);
  await assertFree(portalPorts(configuration));
  const context = { ...given, folders, configuration };
  if (options.fresh) forgetData(options);
  copyPortalDocs();
  // The frontend's compiler needs none of the others, so it runs from the beginning.
  const frontend = startFrontend(context);
  frontend.catch(() => undefined);
  const [sandbox, database] = await Promise.all([
    options.sandbox ? startSandbox(context) : undefined,
    options.postgres ? startDatabase(context) : undefined,
  ]);
  const { token, env } = catalogAccess();
  const backend = await startBackend(context, {
    ...(database && postgresVariables(database)),
    ...(sandbox && env),
  });
  if (sandbox) {
    await sayVanished(context, token);
    await untilGuestIsKnown(context, backend);
  }
  return {
    configuration,
    services: [await frontend, backend, ...(sandbox ? [sandbox] : [])],
  };
}

/** @param {ReadContext} context */
function startSandbox(context) {
  const { toolchain, processes, progress, folders, sandboxPort, options } =
    context;
  const { url: portal } = context.configuration.backend;
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
          ...['--data', folders.company, '--portal', portal],
          ...chapterArguments(options),
          ...(sandboxPort ? ['--port-base', String(sandboxPort)] : []),
        ],
        env: toolchain.env,
      });
      await sandbox.says(/^Sandbox ready/m, 180_000);
      return sandbox;
    },
  );
}

/** @param {ReadContext} context */
function startDatabase({ toolchain, processes, progress, folders, options }) {
  return progress.step('PostgreSQL', 'waits for the server in .cache', () =>
    startPostgres({
      node: toolchain.node,
      processes,
      data: folders.postgres,
      empty: options.fresh,
    }),
  );
}

/**
 * @param {ReadContext} context
 * @param {NodeJS.ProcessEnv} env - beside what every start sets
 */
function startBackend(context, env) {
  const { toolchain, processes, progress, options, configuration } = context;
  return progress.step(
    'Backend',
    `waits for ${configuration.backend.url} to say that it is ready`,
    async () => {
      const backend = processes.start({
        ...backstage(toolchain, 'backend', options.configs),
        name: 'backend',
        env: { ...backendEnvironment(context), ...env },
        failure: backendFailure,
      });
      await untilOk(
        backend,
        `${configuration.backend.url}/.backstage/health/v1/readiness`,
      );
      // From now on somebody may save half a thought; the development server waits for the other half.
      backend.serves();
      for (const sentence of skippedSignIns(readFileSync(backend.log, 'utf8')))
        progress.line(`! ${sentence}`);
      return backend;
    },
  );
}

/**
 * @param {ReadContext} context
 * @returns {NodeJS.ProcessEnv}
 */
function backendEnvironment({ toolchain, folders, options }) {
  return {
    ...toolchain.env,
    ...(!toolchain.techdocs.available && {
      APP_CONFIG_techdocs_available: 'false',
    }),
    ...(folders.portal && keepIn(folders.portal, options)),
  };
}

/**
 * @param {ReadContext} context
 * @param {string} token
 */
async function sayVanished({ progress, configuration }, token) {
  const backend = configuration.backend.url;
  try {
    for (const address of await forgetVanished({ backend, token }))
      progress.line(
        `· ${address} went with the former company, which begins anew with every start; its entities left the catalog`,
      );
  } catch (error) {
    // A portal with too much in its catalog is better than none.
    progress.line(
      `! What went with the former company is still in the catalog: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
}

/**
 * The guest of the sandbox is a person of its organisation, so sign-in works once the catalog has read the people.
 *
 * @param {ReadContext} context
 * @param {import('./processes.mjs').RunningService} backend
 */
function untilGuestIsKnown({ progress, configuration }, backend) {
  return progress.step(
    'Catalog',
    "waits for the first read of the company's people, one of whom you will be",
    () =>
      untilOk(
        backend,
        `${configuration.backend.url}/api/auth/guest/refresh`,
        'POST',
      ),
  );
}
