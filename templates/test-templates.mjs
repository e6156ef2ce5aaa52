// Renders every template through the scaffolder's own actions, then does with the
// result what its owner will do first: what its README says, word for word; and then
// what the image does: start what was built, and stop it.
// usage: node templates/test-templates.mjs   (needs the npm registry)
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const plugin = join(root, 'plugins/scaffolder-backend-module-golden-path');
const yarn = join(root, '.yarn/releases/yarn-4.13.0.cjs');

// The Node that runs this file also runs npm and the service, whatever else is installed.
const env = {
  ...process.env,
  PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
  npm_config_cache: join(root, '.cache/npm'),
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
};

/** Runs one command and shows its output only when it fails. */
async function run(command, args, options = {}) {
  const child = spawn(command, args, {
    ...options,
    env: { ...env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = [];
  child.stdout.on('data', chunk => output.push(chunk));
  child.stderr.on('data', chunk => output.push(chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) {
    process.stderr.write(Buffer.concat(output));
    throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(url) {
  // Starting it may build it first.
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) {
      return;
    }
    await pause(100);
  }
  throw new Error(`${url} did not answer within half a minute`);
}

/** The service answers, and stops when it is asked to. */
async function startAndStop(folder, { command, args = [], paths, signal }) {
  const port = await freePort();
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...env, PORT: String(port), SHUTDOWN_DELAY_MS: '0' },
    stdio: ['ignore', 'ignore', 'inherit'],
    // A terminal asks everything that it started; npm alone would leave the service behind.
    detached: true,
  });
  const closed = once(child, 'close');
  try {
    for (const path of paths) {
      await answers(`http://127.0.0.1:${port}${path}`);
    }
  } catch (error) {
    process.kill(-child.pid, 'SIGKILL');
    throw error;
  }
  process.kill(-child.pid, signal);
  const [code] = await closed;
  return code;
}

/** What the first block of commands in the README says, without its remarks. */
async function commandsOf(folder) {
  const readme = await readFile(join(folder, 'README.md'), 'utf8');
  const [, block] = /```sh\n(.*?)```/s.exec(readme) ?? [];
  const lines = (block ?? '').split('\n').filter(line => line.trim() !== '');
  if (lines.length === 0) {
    throw new Error('its README has no block of commands');
  }
  return lines.map(line => {
    const [command, remark = ''] = line.split(/\s+#\s*/);
    return { command: command.trim(), address: remark.trim() };
  });
}

/** A command with an address behind it starts the service; every other one ends by itself. */
function follow(folder, { command, address }) {
  const [tool, ...args] = command.split(/\s+/);
  return URL.canParse(address)
    ? startAndStop(folder, {
        command: tool,
        args,
        paths: [new URL(address).pathname],
        signal: 'SIGINT',
      })
    : run(tool, args, { cwd: folder });
}

async function startBuilt(folder) {
  const code = await startAndStop(folder, {
    command: process.execPath,
    args: ['dist/main.js'],
    paths: ['/readyz', '/metrics'],
    signal: 'SIGTERM',
  });
  if (code !== 0) {
    throw new Error(`the service ended with ${code} when asked to stop`);
  }
}

async function prove(folder) {
  const readme = await commandsOf(folder);
  const steps = [
    ...readme.map(line => [
      `${line.command}, as its README says`,
      () => follow(folder, line),
    ]),
    [
      'has no type errors',
      () => run('npm', ['run', 'typecheck'], { cwd: folder }),
    ],
    ['what was built starts and stops', () => startBuilt(folder)],
  ];
  for (const [claim, step] of steps) {
    const startedAt = Date.now();
    await step();
    process.stdout.write(
      `  ok  ${claim} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)\n`,
    );
  }
}

const target = await mkdtemp(join(tmpdir(), 'templates-'));
try {
  await run(
    process.execPath,
    [
      yarn,
      'backstage-cli',
      'package',
      'test',
      '--watchAll=false',
      '--maxWorkers=1',
      'templates.test',
    ],
    { cwd: plugin, env: { RENDER_TEMPLATES_TO: target } },
  );
  const ids = (await readdir(target)).sort();
  if (ids.length === 0) {
    throw new Error('no template was rendered');
  }
  for (const id of ids) {
    process.stdout.write(`template ${id}\n`);
    await prove(join(target, id));
  }
  process.stdout.write(
    `${ids.length} template(s) rendered, installed, tested and started\n`,
  );
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  await rm(target, { recursive: true, force: true });
}
