import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../paths.mjs';
import { runCommand } from './command.mjs';
import { explainFailure } from './explain.mjs';
import { makeVirtualEnvironment } from './virtual-environment.mjs';

/** Every write to it is refused with ENOSPC; Linux has it, and anybody may open it. */
const FULL_DEVICE = '/dev/full';
const noFullDevice = existsSync(FULL_DEVICE)
  ? false
  : `this system has no ${FULL_DEVICE}`;

test(
  'a file that the disk has no room for is one sentence and an exit code',
  { skip: noFullDevice },
  () => {
    const module = pathToFileURL(inRoot('scripts/terminal/sentence-error.mjs'));
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { writeFileSync } from 'node:fs';
       import { reportFailure } from ${JSON.stringify(module.href)};
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

/**
 * A disk of 2 MB that is full but for what its own books need. Making one takes root; who is not is told so by a skip.
 *
 * @param {import('node:test').TestContext} context
 * @returns {string | undefined}
 */
function fullDisk(context) {
  const folder = mkdtempSync(join(tmpdir(), 'groundwork-full-'));
  context.after(() => {
    spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  const mount = spawnSync('mount', [
    ...['-t', 'tmpfs', '-o', 'size=2m', 'none', folder],
  ]);
  if (mount.status !== 0) {
    context.skip('a small disk takes the right to mount one');
    return undefined;
  }
  return folder;
}

test('Python on a full disk is explained as a full disk', async context => {
  const disk = fullDisk(context);
  if (disk === undefined) return;
  assert.match(
    String(await makeVirtualEnvironment('python3', join(disk, 'venv'))),
    /stopped because the disk is full/,
  );
});

test('Git on a full disk is explained as a full disk', async context => {
  const disk = fullDisk(context);
  if (disk === undefined) return;
  const { code, output } = await runCommand('git', [
    ...['clone', '--no-hardlinks', '--depth', '1'],
    ...[pathToFileURL(inRoot()).href, join(disk, 'clone')],
  ]);
  assert.notEqual(code, 0);
  assert.match(explainFailure('Cloning', output), /the disk is full/);
});

test('SQLite on a full disk is explained as a full disk', async context => {
  const disk = fullDisk(context);
  if (disk === undefined) return;
  const script = join(disk, 'fill.cjs');
  writeFileSync(
    script,
    `const Database = require(${JSON.stringify(
      inRoot('node_modules/better-sqlite3'),
    )});
     const database = new Database(${JSON.stringify(join(disk, 'db'))});
     database.exec('create table t (x)');
     for (;;) database.prepare('insert into t values (zeroblob(100000))').run();`,
  );
  const { code, output } = await runCommand(process.execPath, [script]);
  assert.notEqual(code, 0);
  assert.match(explainFailure('Backend', output), /the disk is full/);
});
