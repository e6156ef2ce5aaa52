import { inCache, inRoot, logFile } from '../paths.mjs';
import {
  freePort,
  postgresVariables,
  startPostgres,
} from '../run/postgres.mjs';
import { answersOk } from '../run/ready.mjs';
import { SentenceError } from '../terminal/sentence-error.mjs';
import { runTool } from './stage.mjs';

/**
 * @typedef {object} ProductionPortal
 * @property {string} url
 * @property {string} identityProvider
 * @property {string} passingHour - lets an hour pass for what waits in the inbox
 */

/**
 * The portal as its image runs it: built pages served by the backend, production configuration, PostgreSQL,
 * sign-in at an identity provider. The people come from the sandbox's Git host, which must be running.
 *
 * @param {import('./stage.mjs').StageContext} context
 * @param {string} gitHost - the sandbox's, as host and port
 * @returns {Promise<ProductionPortal>}
 */
export async function startProductionPortal(context, gitHost) {
  const { toolchain, processes, progress } = context;
  await progress.step('Production build', 'waits for the optimised pages', () =>
    buildPages(context),
  );
  return progress.step(
    'Production portal',
    'waits for it to be ready',
    async () => {
      const database = await startPostgres({
        node: toolchain.node,
        processes,
        data: inCache('postgres-journeys'),
        throwAway: true,
      });
      const port = await freePort();
      const [providerPort, hourPort] = [await freePort(), await freePort()];
      const url = `http://localhost:${port}`;
      const identityProvider = `http://localhost:${providerPort}`;
      const provider = processes.start({
        name: 'identity-provider',
        command: toolchain.node,
        args: [
          inRoot('scripts/test/identity-provider.mjs'),
          String(providerPort),
        ],
      });
      await provider.says(/^READY$/m, 20_000);
      const hour = processes.start({
        name: 'passing-hour',
        command: toolchain.node,
        args: [inRoot('scripts/test/passing-hour.mjs'), String(hourPort)],
        env: { ...toolchain.env, ...postgresVariables(database) },
      });
      await hour.says(/^READY$/m, 20_000);
      const backend = processes.start({
        name: 'production-backend',
        command: toolchain.node,
        args: backendArguments(),
        env: {
          ...toolchain.env,
          ...variables({ database, port, identityProvider, gitHost }),
          NODE_ENV: 'production',
        },
      });
      const ready = answersOk(`${url}/.backstage/health/v1/readiness`, {
        timeoutMs: 120_000,
      });
      if (!(await Promise.race([ready, backend.died])))
        throw new SentenceError(
          'The production portal was not ready after 2 minutes.',
          { log: backend.log },
        );
      const passingHour = `http://localhost:${hourPort}`;
      return { url, identityProvider, passingHour };
    },
  );
}

/** @param {import('./stage.mjs').StageContext} context */
async function buildPages(context) {
  const { code, output } = await runTool(context, {
    script: '@backstage/cli/bin/backstage-cli',
    name: 'build-pages',
    args: ['package', 'build'],
    cwd: inRoot('packages/app'),
    // The runner of the other tests set this to "test"; pages are built for production.
    env: { NODE_ENV: 'production' },
  });
  if (code !== 0)
    throw new SentenceError(
      `The pages cannot be built: ${output.trim().split('\n').at(-1)}`,
      {
        log: logFile('test-build-pages'),
      },
    );
}

function backendArguments() {
  const files = [
    'app-config.yaml',
    'app-config.production.yaml',
    'scripts/test/app-config.journeys.yaml',
  ];
  return [
    '--no-node-snapshot',
    ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
    inRoot('packages/backend/src/index.ts'),
    ...files.flatMap(file => ['--config', inRoot(file)]),
  ];
}

/**
 * The variables that app-config.production.yaml documents.
 *
 * @param {{ database: import('../run/postgres.mjs').PostgresAddress, port: number, identityProvider: string, gitHost: string }} from
 * @returns {NodeJS.ProcessEnv}
 */
function variables({ database, port, identityProvider, gitHost }) {
  return {
    PORTAL_URL: `http://localhost:${port}`,
    PORTAL_PORT: String(port),
    ...postgresVariables(database),
    AUTH_SESSION_SECRET: 'of-this-run-only',
    AUTH_OIDC_METADATA_URL: `${identityProvider}/.well-known/openid-configuration`,
    AUTH_OIDC_CLIENT_ID: 'portal',
    AUTH_OIDC_CLIENT_SECRET: 'of-this-run-only',
    GIT_HOST: gitHost,
    GIT_HOST_URL: `http://${gitHost}`,
    GITHUB_ORGANISATION: 'saltmarsh',
    GITHUB_TOKEN: 'sandbox-git-token',
  };
}
