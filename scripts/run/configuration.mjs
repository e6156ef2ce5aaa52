import { inRoot } from '../paths.mjs';
import { runCommand } from '../setup/command.mjs';
import { SentenceError } from '../terminal/sentence-error.mjs';

/**
 * What a configuration says about the portal that is to be started with it.
 *
 * @typedef {object} StartConfiguration
 * @property {string} portal - the address that people open
 * @property {Listener & { host: string }} pages - with the name on which it listens
 * @property {Listener} backend
 * @property {readonly string[]} signIn - the providers that it names
 *
 * @typedef {object} Listener
 * @property {string} url - on this machine
 * @property {number} port
 */

/** `--postgres` sets these once its server runs; until then they are not missing. */
const postgresVariables = {
  POSTGRES_HOST: '127.0.0.1',
  POSTGRES_PORT: '5432',
  POSTGRES_USER: 'postgres',
  POSTGRES_PASSWORD: 'postgres',
};

/**
 * Reads the configuration before anything is started, so that a slip in it costs a second and is one sentence.
 *
 * @param {Pick<import('../setup/prepare.mjs').Toolchain, 'node' | 'env'>} toolchain
 * @param {Pick<import('./options.mjs').StartOptions, 'configs' | 'postgres'>} options
 * @returns {Promise<StartConfiguration>}
 */
export async function readConfiguration({ node, env }, { configs, postgres }) {
  const { code, output } = await runCommand(
    node,
    [
      ...['--import', 'tsx', inRoot('packages', 'cli', 'src', 'index.ts')],
      'configuration',
      ...configs.flatMap(file => ['--config', file]),
    ],
    { env: { ...env, ...(postgres && postgresVariables) } },
  );
  const lines = output.trim().split('\n');
  if (code === 0) return JSON.parse(lines.at(-1) ?? '');
  const said = lines.find(line => line.startsWith('✗ '));
  throw new SentenceError(
    said
      ? said.slice(2).replace(/\.?$/, '.')
      : `The configuration could not be read: ${lines.at(-1)}`,
    { cause: output },
  );
}
