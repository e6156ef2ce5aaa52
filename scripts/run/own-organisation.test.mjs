import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { inRoot } from '../paths.mjs';
import { createProcesses } from './processes.mjs';
import { blocks, freeBlock } from './port-block.mjs';
import { isFree } from './ports.mjs';

const COMPANY = await freeBlock(blocks.ownOrganisation);
const PAGES = COMPANY + 25;
const BACKEND = COMPANY + 26;
const BUSY = COMPANY + 27;
const TOKEN = 'token-of-this-test-and-no-other';

/**
 * What a platform engineer writes: other ports, other folders, a Git host, and nothing of the sandbox's file.
 *
 * @param {string} folder
 */
const configuration = folder => ({
  app: { baseUrl: `http://localhost:${PAGES}` },
  organization: { name: 'Example Bank' },
  backend: {
    baseUrl: `http://localhost:${BACKEND}`,
    listen: { port: BACKEND, host: '127.0.0.1' },
    cors: { origin: `http://localhost:${PAGES}` },
    auth: {
      externalAccess: [
        { type: 'static', options: { token: TOKEN, subject: 'a-test' } },
      ],
    },
    database: { connection: { directory: join(folder, 'database') } },
  },
  techdocs: {
    publisher: { local: { publishDirectory: join(folder, 'docs') } },
  },
  integrations: {
    github: [
      {
        host: `localhost:${COMPANY + 1}`,
        apiBaseUrl: `http://localhost:${COMPANY + 1}/api/v3`,
        token: '${GITHUB_TOKEN_OF_THIS_TEST}',
      },
    ],
  },
  catalog: {
    providers: {
      github: {
        bank: {
          host: `localhost:${COMPANY + 1}`,
          organization: 'saltmarsh',
          catalogPath: '/catalog-info.yaml',
          validateLocationsExist: true,
          schedule: { frequency: { minutes: 5 }, timeout: { minutes: 4 } },
        },
      },
    },
  },
});

/** @param {import('node:test').TestContext} context */
function folderOf(context) {
  const folder = mkdtempSync(join(tmpdir(), 'groundwork-own-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env
 */
function start(file, env) {
  const child = spawn(
    process.execPath,
    [inRoot('scripts', 'start.mjs'), '--config', file],
    {
      env: { ...env, GROUNDWORK_LOGS: join(file, '..', 'logs') },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', chunk => {
      said.text += String(chunk);
    });
  const ended = new Promise(resolve => child.once('exit', resolve));
  return { child, said, ended };
}

/**
 * @param {() => Promise<boolean> | boolean} isSo
 * @param {() => string} what
 */
async function until(isSo, what) {
  const end = performance.now() + 90_000;
  while (!(await isSo())) {
    assert.ok(performance.now() < end, what());
    await pause(300);
  }
}

/** @returns {Promise<readonly { metadata: { annotations: Record<string, string> } }[]>} */
async function components() {
  const answer = await fetch(
    `http://127.0.0.1:${BACKEND}/api/catalog/entities?filter=kind=component`,
    { headers: { authorization: `Bearer ${TOKEN}` } },
  );
  assert.equal(answer.status, 200);
  return answer.json();
}

/**
 * @param {number | undefined} pid
 * @returns {string} what a process started, one command line per line
 */
function startedBy(pid) {
  return execFileSync('ps', ['-eo', 'ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter(line => line.trim().startsWith(`${pid} `))
    .join('\n');
}

test('a configuration of one’s own starts a portal on its systems and ports, without the sandbox', async context => {
  const folder = folderOf(context);
  const processes = createProcesses({ politeMs: 2_000 });
  context.after(() => processes.stopAll());
  // Somebody's Git host: it runs on its own, and only the configuration knows where.
  const company = processes.start({
    name: 'test-own-organisation',
    command: process.execPath,
    args: [
      ...['--import', 'tsx', inRoot('packages/sandbox/src/main.ts')],
      ...['--port-base', String(COMPANY), '--data', join(folder, 'company')],
      ...['--services', '12', '--days', '30'],
    ],
  });
  await company.says(/Sandbox ready/, 60_000);

  const file = join(folder, 'app-config.local.yaml');
  writeFileSync(file, JSON.stringify(configuration(folder)));
  const { child, said, ended } = start(file, {
    ...process.env,
    GITHUB_TOKEN_OF_THIS_TEST: 'sandbox-git-reader',
  });
  // Killed, it could not take its own programs with it.
  context.after(async () => {
    child.kill('SIGINT');
    await ended;
  });
  await until(
    () =>
      said.text.includes('Groundwork is open at') || child.exitCode !== null,
    () => said.text,
  );
  assert.match(said.text, new RegExp(`is open at http://localhost:${PAGES}`));
  assert.match(said.text, /Nobody can sign in: the configuration names no/);
  assert.match(said.text, /npm run doctor -- --config/);
  assert.doesNotMatch(said.text, /Sandbox company/);
  const started = startedBy(child.pid);
  assert.match(started, /backstage-cli package start/);
  assert.doesNotMatch(started, /sandbox/);

  const page = await fetch(`http://localhost:${PAGES}`);
  assert.match(await page.text(), /Example Bank/);
  await until(
    async () => (await components()).length >= 12,
    () => 'the catalog did not fill from the Git host',
  );
  for (const { metadata } of await components())
    assert.match(
      metadata.annotations['backstage.io/managed-by-location'] ?? '',
      new RegExp(`^url:http://localhost:${COMPANY + 1}/`),
    );

  child.kill('SIGINT');
  assert.equal(await ended, 0);
  assert.deepEqual(await Promise.all([PAGES, BACKEND].map(isFree)), [
    true,
    true,
  ]);
});

const slips = [
  {
    slip: 'a file that is not YAML',
    text: 'app: [',
    says: /app-config\.local\.yaml/,
  },
  {
    slip: 'a variable that is not set',
    text: JSON.stringify({ app: { baseUrl: '${NOT_SET_IN_THIS_TEST}' } }),
    says: /does not set: NOT_SET_IN_THIS_TEST \(for app\.baseUrl\)\.$/,
  },
  {
    slip: 'an address that browsers could not use',
    text: JSON.stringify({ app: { baseUrl: `http://localhost:${PAGES}` } }),
    says: /backend\.cors\.origin does not name/,
  },
  {
    slip: 'a port that is in use',
    text: JSON.stringify({ app: { listen: { port: BUSY } } }),
    says: new RegExp(`Port ${BUSY} \\(the portal\\) is in use`),
  },
];

for (const { slip, text, says } of slips)
  test(`${slip} is one sentence and an exit code`, async context => {
    const squatter = createServer().listen(BUSY, '127.0.0.1');
    context.after(() => squatter.close());
    const file = join(folderOf(context), 'app-config.local.yaml');
    writeFileSync(file, text);
    const { said, ended } = start(file, process.env);
    assert.equal(await ended, 1);
    const sentences = said.text
      .split('\n')
      .filter(line => line.startsWith('✗'));
    assert.equal(sentences.length, 1, said.text);
    assert.match(sentences[0] ?? '', says);
    assert.doesNotMatch(said.text, /^ {4}at /m);
  });
