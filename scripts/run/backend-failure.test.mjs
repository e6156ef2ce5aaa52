import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { inRoot } from '../paths.mjs';
import { backendFailure, skippedSignIns } from './backend-failure.mjs';
import { blocks, freeBlock } from './port-block.mjs';
import { createProcesses } from './processes.mjs';

const PORT = await freeBlock(blocks.backendFailure);

/** @param {readonly string[]} causes - as Backstage writes them under its own heading, colours and stack included */
const report = causes =>
  `\u001b[2m2026-11-21T04:35:41Z\u001b[22m backstage \u001b[31merror\u001b[39m Unhandled rejection Backend startup failed due to the following errors:\n${causes
    .map(cause => `  Plugin 'catalog' startup failed; caused by ${cause}`)
    .join(
      '\n',
    )} \u001b[36mtype\u001b[39m="unhandledRejection" stack="BackendStartupError: …"\n`;

test('a key that is missing is said at once, though the development server stays', async context => {
  const folder = mkdtempSync(join(tmpdir(), 'groundwork-backend-'));
  const processes = createProcesses({ politeMs: 2_000 });
  context.after(async () => {
    await processes.stopAll();
    rmSync(folder, { recursive: true, force: true });
  });
  const file = join(folder, 'app-config.local.yaml');
  const config = {
    backend: {
      listen: { port: PORT, host: '127.0.0.1' },
      database: { connection: { directory: join(folder, 'database') } },
    },
    catalog: {
      providers: {
        // Without githubUrl.
        githubOrg: {
          id: 'bank',
          schedule: { frequency: { hours: 1 }, timeout: { minutes: 5 } },
        },
      },
    },
  };
  writeFileSync(file, JSON.stringify(config));
  const backend = processes.start({
    name: 'test-backend-failure',
    command: process.execPath,
    args: [
      inRoot('node_modules/@backstage/cli/bin/backstage-cli'),
      ...['package', 'start'],
      ...['--config', inRoot('app-config.yaml'), '--config', file],
    ],
    cwd: inRoot('packages/backend'),
    failure: backendFailure,
  });
  await assert.rejects(backend.died, {
    name: 'SentenceError',
    message:
      "The backend could not start: Missing required config value at 'catalog.providers.githubOrg.githubUrl' in 'app-config.local.yaml'.",
  });
});

test('what fails every plugin alike is said once', () => {
  const causes = [
    ...Array(30).fill('Error: connect ECONNREFUSED 127.0.0.1:5432'),
    'NotFoundError: one',
    'Error: two',
    'Error: three',
  ];
  assert.equal(
    backendFailure(report(causes)),
    'The backend could not start: connect ECONNREFUSED 127.0.0.1:5432; one; two (and 1 more).',
  );
});

test('a database that the disk has no room for is a full disk', () => {
  assert.match(
    backendFailure(report(['SqliteError: database or disk is full'])) ?? '',
    /because the disk is full/,
  );
});

test('a backend that starts, or has not said everything yet, has not failed', () => {
  assert.equal(backendFailure('Plugin initialization complete'), undefined);
  assert.equal(
    backendFailure(report(['Error: one']).split(' \u001b[36mtype')[0] ?? ''),
    undefined,
  );
});

test('a program that ended of an error is not waited for', () => {
  assert.equal(
    backendFailure(
      `Loading config\nnode:internal/modules/cjs/loader:1478\n  throw err;\n  ^\n\nError: Cannot find module './no'\nRequire stack:\n- /clone/index.ts\n    at Module._load (node:internal/modules/cjs/loader:1038:27)\n\nNode.js v24.21.0\n`,
    ),
    "The backend could not start: Error: Cannot find module './no'.",
  );
});

test('a sign-in that is left out is named with the reason', () => {
  const log =
    "\u001b[34mauth\u001b[39m \u001b[33mwarn\u001b[39m Skipping oidc auth provider, Missing required config value at 'auth.providers.oidc.production.metadataUrl' \nauth info Configuring auth provider: github\n";
  assert.deepEqual(skippedSignIns(log), [
    "Nobody can sign in with oidc: Missing required config value at 'auth.providers.oidc.production.metadataUrl'",
  ]);
});
