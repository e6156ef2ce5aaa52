import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'yaml';
import { parseStartOptions } from '../run/options.mjs';
import { movePorts, portsFrom } from './moved-ports.mjs';

const folder = mkdtempSync(join(tmpdir(), 'moved-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} file */
const read = file => parse(readFileSync(file, 'utf8'));

test('nothing of a start on the sandbox stays on its well-known ports', () => {
  const { configs } = parseStartOptions([]);
  const [base = '', sandbox = ''] = movePorts(
    configs,
    portsFrom(20_000),
    folder,
  );
  for (const file of [base, sandbox])
    assert.doesNotMatch(
      readFileSync(file, 'utf8'),
      /\b(3000|7007|71[0-2]\d)\b/,
    );
  assert.equal(read(base).app.baseUrl, 'http://localhost:20025');
  assert.equal(read(base).backend.listen.port, 20_026);
  assert.equal(read(base).backend.cors.origin, 'http://localhost:20025');
  const { clusters } = read(sandbox).kubernetes.clusterLocatorMethods[0];
  assert.equal(clusters[0].url, 'http://localhost:20011');
  assert.equal(read(sandbox).integrations.github[0].host, 'localhost:20001');
});
