import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../paths.mjs';
import { blocks, freeBlock } from '../run/port-block.mjs';
import {
  cloneFor,
  makeSmall,
  pathWithNode,
  run,
  startArguments,
} from './clone.testing.mjs';
import { runCommand } from './command.mjs';
import { explainFailure } from './explain.mjs';
import { nodeOnDisk, noSmallDisk } from './small-disk.testing.mjs';
import { yarnPath } from './yarn.mjs';

/** Every write to it is refused with ENOSPC; Linux has it, and anybody may open it. */
const FULL_DEVICE = '/dev/full';
const noFullDevice = existsSync(FULL_DEVICE)
  ? false
  : `this system has no ${FULL_DEVICE}`;

const probe = mkdtempSync(join(tmpdir(), 'groundwork-disk-'));
const skip = noSmallDisk(probe);
rmSync(probe, { recursive: true, force: true });

/** @param {import('node:test').TestContext} context */
function folderFor(context) {
  const folder = mkdtempSync(join(tmpdir(), 'groundwork-full-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * @param {string} module - of ours, from the root
 * @returns {string} how a program in a string names it
 */
const ours = module => JSON.stringify(pathToFileURL(inRoot(module)).href);

/** @param {import('./clone.testing.mjs').Ended} ended */
function assertFull({ code, sentences, text }) {
  assert.equal(code, 1, text);
  assert.equal(sentences.length, 1, text);
  assert.match(
    sentences[0] ?? '',
    /because the disk is full: free about 4 GB and start again\.$/,
  );
  assert.doesNotMatch(text, /^ {4}at /m);
}

test(
  'a file that the disk has no room for is one sentence and an exit code',
  { skip: noFullDevice },
  () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { writeFileSync } from 'node:fs';
         import { reportFailure } from ${ours(
           'scripts/terminal/sentence-error.mjs',
         )};
         try { writeFileSync('${FULL_DEVICE}', 'x'); } catch (error) { reportFailure(error); }`,
      ],
      { encoding: 'utf8' },
    );
    assert.equal(status, 1);
    assert.match(
      stderr,
      /^\n✗ .*because the disk is full: free about 4 GB and start again\.\n$/,
    );
  },
);

test(
  'a log on a full disk does not hide what the command itself answers',
  { skip: noFullDevice },
  async () => {
    const { code, output } = await runCommand(
      process.execPath,
      ['-e', "console.log('done'.repeat(50_000)); process.exitCode = 3"],
      { log: FULL_DEVICE },
    );
    assert.equal(code, 3);
    assert.match(output, /done/);
  },
);

test(
  'a start whose packages the disk has no room for is one sentence and an exit code',
  { skip },
  async context => {
    const clone = cloneFor(context);
    makeSmall(clone, { megabytes: 8 });
    const env = { HOME: clone, INIT_CWD: clone };
    const installed = await run(process.execPath, [yarnPath(), 'install'], {
      cwd: clone,
      // This install makes the lock file, which Yarn refuses to do in continuous integration.
      env: {
        ...process.env,
        ...env,
        YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
      },
    });
    assert.equal(installed.code, 0, installed.text);
    assertFull(
      await nodeOnDisk(
        { folder: join(clone, 'node_modules'), options: 'size=2m' },
        startArguments(clone),
        { cwd: clone, env, path: pathWithNode(clone) },
      ),
    );
  },
);

test(
  'a start that cannot even keep a log is one sentence and an exit code',
  { skip },
  async context => {
    const clone = cloneFor(context);
    assertFull(
      await nodeOnDisk(
        // Room, but for no file: a disk is full in two ways.
        { folder: join(clone, '.cache'), options: 'size=2m,nr_inodes=1' },
        startArguments(clone),
        {
          cwd: clone,
          env: { HOME: clone, INIT_CWD: clone },
          path: pathWithNode(clone),
        },
      ),
    );
  },
);

test(
  'a start with little room begins nothing that it could not keep',
  { skip },
  async context => {
    const folder = folderFor(context);
    const source = `
      import { assertRoom } from ${ours('scripts/setup/room.mjs')};
      import { reportFailure } from ${ours(
        'scripts/terminal/sentence-error.mjs',
      )};
      const below = ${JSON.stringify(join(folder, 'not', 'yet'))};
      assertRoom(below, 2);
      try { assertRoom(below, 200); } catch (error) { reportFailure(error); }`;
    const { code, text } = await nodeOnDisk(
      { folder, options: 'size=3m' },
      ['--input-type=module', '-e', source],
      { cwd: inRoot() },
    );
    assert.equal(code, 1, text);
    assert.match(text, /has 3 MB left, of which the portal needs 200: free/);
  },
);

test(
  'a sandbox whose company the disk has no room for says so',
  { skip },
  async context => {
    const folder = folderFor(context);
    const port = await freeBlock(blocks.fullDisk);
    const source = `
      import { createProcesses } from ${ours('scripts/run/processes.mjs')};
      import { reportFailure } from ${ours(
        'scripts/terminal/sentence-error.mjs',
      )};
      const processes = createProcesses();
      const sandbox = processes.start({
        name: 'test-full-disk',
        command: process.execPath,
        args: ['--import', 'tsx', ${JSON.stringify(
          inRoot('packages/sandbox/src/main.ts'),
        )}, '--port-base', '${port}', '--data', ${JSON.stringify(folder)}],
      });
      try { await sandbox.says(/Sandbox ready/, 100_000); } catch (error) { reportFailure(error); }
      await processes.stopAll();`;
    assertFull(
      await nodeOnDisk(
        { folder, options: 'size=3m' },
        ['--input-type=module', '-e', source],
        { cwd: inRoot() },
      ),
    );
  },
);

test(
  'Python on a full disk is explained as a full disk',
  { skip },
  async context => {
    const folder = folderFor(context);
    const source = `
    import { makeVirtualEnvironment } from ${ours(
      'scripts/setup/virtual-environment.mjs',
    )};
    console.log(await makeVirtualEnvironment('python3', ${JSON.stringify(
      join(folder, 'venv'),
    )}));`;
    const { text } = await nodeOnDisk(
      { folder, options: 'size=2m' },
      ['--input-type=module', '-e', source],
      { cwd: inRoot() },
    );
    assert.match(text, /stopped because the disk is full/);
  },
);

test(
  'SQLite on a full disk is explained as a full disk',
  { skip },
  async context => {
    const folder = folderFor(context);
    const source = `
    const Database = require('better-sqlite3');
    const database = new Database(${JSON.stringify(join(folder, 'db'))});
    database.exec('create table t (x)');
    for (;;) database.prepare('insert into t values (zeroblob(100000))').run();`;
    const { code, text } = await nodeOnDisk(
      { folder, options: 'size=2m' },
      ['-e', source],
      { cwd: inRoot() },
    );
    assert.notEqual(code, 0);
    assert.match(explainFailure('Backend', text), /the disk is full/);
  },
);
