import { createServer } from 'node:net';
import { inCache, inRoot } from '../paths.mjs';

/**
 * @typedef {object} PostgresAddress
 * @property {string} host
 * @property {number} port
 * @property {string} user
 * @property {string} password
 */

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/**
 * A real PostgreSQL out of an npm package. It listens on loopback only, which is why its password may stand here.
 *
 * @param {object} options
 * @param {string} options.node
 * @param {ReturnType<typeof import('./processes.mjs').createProcesses>} options.processes
 * @param {string} [options.data] - folder of the database; kept between starts
 * @param {boolean} [options.empty] - forgets what the folder holds first
 * @param {boolean} [options.throwAway] - begins empty, leaves nothing, and trades safety for speed: for tests
 * @returns {Promise<PostgresAddress>}
 */
export async function startPostgres({
  node,
  processes,
  data = inCache('postgres'),
  empty = false,
  throwAway = false,
}) {
  const address = {
    host: '127.0.0.1',
    port: await freePort(),
    user: 'postgres',
    password: 'postgres',
  };
  const server = processes.start({
    name: 'postgres',
    command: node,
    args: [
      inRoot('scripts', 'run', 'postgres-server.mjs'),
      ...[data, String(address.port), address.user, address.password],
      ...(throwAway ? ['--throw-away'] : []),
      ...(empty ? ['--empty'] : []),
    ],
  });
  await server.says(/^READY$/m, 60_000);
  return address;
}

/**
 * @param {PostgresAddress} address
 * @returns {NodeJS.ProcessEnv} the variables of app-config.postgres.yaml and app-config.production.yaml
 */
export function postgresVariables({ host, port, user, password }) {
  return {
    POSTGRES_HOST: host,
    POSTGRES_PORT: String(port),
    POSTGRES_USER: user,
    POSTGRES_PASSWORD: password,
  };
}
