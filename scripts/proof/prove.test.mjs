import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { inRoot } from '../paths.mjs';
import { createProcesses } from '../run/processes.mjs';
import { runCommand } from '../setup/command.mjs';
import { createProgress } from '../terminal/progress.mjs';
import { SentenceError } from '../terminal/sentence-error.mjs';
import { prove } from './prove.mjs';
import { proofs } from './proofs.mjs';

/** @param {readonly string[]} args */
const command = (...args) =>
  runCommand(process.execPath, [inRoot('scripts/proof/main.mjs'), ...args]);

/** @param {import('./proofs.mjs').Proof['run']} run */
async function proveAll(run) {
  const stream = new PassThrough();
  const holds = await prove(
    { id: 'it', title: 'all is well', takes: 'a moment', run },
    {
      toolchain: {
        node: process.execPath,
        techdocs: { available: false, reason: '' },
        env: {},
      },
      processes: createProcesses(),
      progress: createProgress({ stream }),
    },
  );
  return { holds, last: String(stream.read()).trimEnd().split('\n').at(-1) };
}

test('without a name, each is listed with what it proves and about how long it takes', async () => {
  const { code, output } = await command();
  assert.equal(code, 0);
  for (const { id, title, takes } of proofs)
    assert.match(output, new RegExp(`^ +${id} +${title} .*${takes}`, 'm'));
});

test('a name that is none of them is one sentence with those there are, and exit code 2', async () => {
  const { code, output } = await command('nonsense');
  assert.equal(code, 2);
  assert.match(
    output,
    /^\n✗ There is no proof "nonsense"; there are faults, [a-z, -]+\.\n$/,
  );
});

test('the last line says whether it holds, with its figures and its time', async () => {
  const counts = { passed: 3, failed: 0, skipped: 0 };
  const well = await proveAll(async () => ({ counts }));
  assert.equal(well.holds, true);
  assert.match(
    well.last ?? '',
    /^✓ The proof "it" holds: 3 passed, 0 failed, 0 skipped \(\d+\.\d s\)$/,
  );
  const ill = await proveAll(async () => ({
    counts: { ...counts, failed: 1 },
  }));
  assert.equal(ill.holds, false);
  assert.match(ill.last ?? '', /^✗ The proof "it" does not hold: 3 passed, 1/);
});

test('a proof that breaks off does not hold', async () => {
  const { holds } = await proveAll(() =>
    Promise.reject(new SentenceError('The disk is full.')),
  );
  assert.equal(holds, false);
});

test('each has its place on the page of results', () => {
  const page = readFileSync(inRoot('docs/explanation/proofs.md'), 'utf8');
  for (const { id } of proofs)
    assert.match(page, new RegExp(`^\\| \`${id}\``, 'm'));
});

test('the files that a proof is made of are there', () => {
  const source = readFileSync(inRoot('scripts/proof/proofs.mjs'), 'utf8');
  const files = [...source.matchAll(/'([^']+\.test\.ts)'/g)];
  assert.ok(files.length > 0);
  for (const [, file = ''] of files) assert.ok(existsSync(inRoot(file)), file);
});
