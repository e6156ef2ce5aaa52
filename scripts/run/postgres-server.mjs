/**
 * A process of its own around one PostgreSQL: DATA PORT USER PASSWORD [--throw-away | --empty].
 * It says READY when connections are answered, and stops PostgreSQL on SIGTERM.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPlace } from './postgres-place.mjs';

const [wanted = '', port = '', user = '', password = '', mode] =
  process.argv.slice(2);
const throwAway = mode === '--throw-away';
const { bin, data, identity } = findPlace(wanted, {
  empty: throwAway || mode === '--empty',
});
const env = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' };

/** @param {string} text */
function giveUp(text) {
  process.stderr.write(`error: ${text.trim()}\n`);
  process.exit(1);
}

if (!existsSync(join(data, 'PG_VERSION'))) {
  const passwordFile = join(data, '..', `${process.pid}.password`);
  writeFileSync(passwordFile, password, { mode: 0o644 });
  const flags = [
    '--auth=scram-sha-256',
    `--username=${user}`,
    `--pwfile=${passwordFile}`,
  ];
  const made = spawnSync(
    join(bin, 'initdb'),
    [
      `--pgdata=${data}`,
      ...flags,
      '--encoding=UTF8',
      '--locale=C',
      ...(throwAway ? ['--no-sync'] : []),
    ],
    { ...identity, env, cwd: '/', encoding: 'utf8' },
  );
  rmSync(passwordFile);
  if (made.status !== 0) giveUp(made.stderr || String(made.error));
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '300',
  ...(throwAway && {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  }),
};
const server = spawn(
  join(bin, 'postgres'),
  [
    '-D',
    data,
    '-p',
    port,
    ...Object.entries(settings).flatMap(([key, value]) => [
      '-c',
      `${key}=${value}`,
    ]),
  ],
  { ...identity, env, cwd: '/', stdio: ['ignore', 'inherit', 'pipe'] },
);
server.stderr.on('data', chunk => {
  process.stderr.write(chunk);
  if (String(chunk).includes('ready to accept connections'))
    process.stdout.write('READY\n');
});
server.on('close', code => {
  if (throwAway) rmSync(data, { recursive: true, force: true });
  process.exit(code ?? 1);
});
// SIGINT is PostgreSQL's "fast shutdown": it does not wait for clients to leave.
for (const signal of ['SIGTERM', 'SIGINT'])
  process.on(signal, () => server.kill('SIGINT'));
