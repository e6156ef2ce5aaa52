// Renders every template through the scaffolder's own actions, then does with the
// result what its owner will do first: install, check types, test, build, start, stop.
// usage: node templates/test-templates.mjs   (needs the npm registry)
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
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
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) {
      return;
    }
    await pause(100);
  }
  throw new Error(`${url} did not answer within five seconds`);
}

/** The built service starts, is ready, and stops in order when it is asked to. */
async function startAndStop(folder) {
  const port = await freePort();
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: folder,
    env: { ...env, PORT: String(port), SHUTDOWN_DELAY_MS: '0' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const closed = once(child, 'close');
  try {
    await answers(`http://127.0.0.1:${port}/readyz`);
    await answers(`http://127.0.0.1:${port}/metrics`);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  child.kill('SIGTERM');
  const [code] = await closed;
  if (code !== 0) {
    throw new Error(`the service ended with ${code} when asked to stop`);
  }
}

async function prove(folder) {
  const steps = [
    [
      'installs from its lock file',
      () => run('npm', ['ci', '--ignore-scripts'], { cwd: folder }),
    ],
    [
      'has no type errors',
      () => run('npm', ['run', 'typecheck'], { cwd: folder }),
    ],
    ['passes its tests', () => run('npm', ['test'], { cwd: folder })],
    ['builds', () => run('npm', ['run', 'build'], { cwd: folder })],
    ['starts and stops', () => startAndStop(folder)],
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
