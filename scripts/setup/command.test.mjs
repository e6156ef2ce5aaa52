import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommand } from './command.mjs';

test('the exit code and both streams come back', async () => {
  const program =
    "process.stdout.write('out\\n'); process.stderr.write('err\\n'); process.exitCode = 3";
  /** @type {string[]} */
  const lines = [];
  const result = await runCommand(process.execPath, ['-e', program], {
    onLine: line => lines.push(line),
  });
  assert.equal(result.code, 3);
  assert.match(result.output, /out/);
  assert.match(result.output, /err/);
  assert.deepEqual(lines.sort(), ['err', 'out']);
});

test('a program that is not there is an answer, not an exception', async () => {
  const { code, output } = await runCommand('/no/such/program', []);
  assert.equal(code, 127);
  assert.match(output, /ENOENT/);
});
