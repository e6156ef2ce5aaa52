import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { createProcesses } from '../run/processes.mjs';
import { createProgress } from '../terminal/progress.mjs';
import { one } from './counts.mjs';
import { runStages } from './run-stages.mjs';

/**
 * @param {string} id
 * @param {() => Promise<import('./stage.mjs').StageResult>} run
 */
const stage = (id, run) => ({ id, title: id, run });

/** @param {readonly import('./stage.mjs').Stage[]} stages */
async function runAll(stages) {
  const stream = new PassThrough();
  const toolchain = {
    node: process.execPath,
    techdocs: { available: false, reason: '' },
    env: {},
  };
  const total = await runStages(stages, {
    toolchain: /** @type {import('../setup/prepare.mjs').Toolchain} */ (
      toolchain
    ),
    processes: createProcesses(),
    progress: createProgress({ stream }),
  });
  return { total, text: String(stream.read()) };
}

test('a stage that fails or throws does not keep the others from running', async () => {
  const { total, text } = await runAll([
    stage('breaks', () => Promise.reject(new Error('boom'))),
    stage('fails', async () => ({
      counts: { passed: 4, failed: 2, skipped: 0 },
      output: 'what went wrong',
    })),
    stage('passes', async () => ({ counts: { ...one(true), skipped: 3 } })),
  ]);
  assert.deepEqual(total, { passed: 5, failed: 3, skipped: 3 });
  assert.match(text, /boom/);
  assert.match(text, /what went wrong/);
});

test('the last line is the count and nothing else', async () => {
  const { text } = await runAll([
    stage('passes', async () => ({ counts: one(true) })),
  ]);
  assert.equal(
    text.trimEnd().split('\n').at(-1),
    '1 passed, 0 failed, 0 skipped',
  );
});
