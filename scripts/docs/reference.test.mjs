import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { inRoot } from '../paths.mjs';

const ROLE = 'plugins/kubernetes-backend-module-bounded/cluster-role.yaml';
const WRITTEN = [
  ...['checks', 'evidence', 'configuration', 'http'].map(
    page => `docs/reference/${page}.md`,
  ),
  ROLE,
  'docs/how-to/connect-a-cluster.md',
];

test('what is written from the code is what the code says, and what says something else is written again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reference-'));
  for (const file of WRITTEN) cpSync(inRoot(file), join(folder, file));
  /** @param {string} file @param {string} from @param {string} to */
  const change = (file, from, to) => {
    const text = readFileSync(join(folder, file), 'utf8');
    assert.ok(text.includes(from), `${file} without ${from}`);
    writeFileSync(join(folder, file), text.replace(from, to));
  };
  change('docs/reference/http.md', 'GET /api', 'PUT /api');
  change(ROLE, 'daemonsets, ', 'daemonsets, secrets, ');

  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      'tsx',
      inRoot('scripts/docs/reference/main.ts'),
      '--into',
      folder,
    ],
    { cwd: inRoot('.'), encoding: 'utf8' },
  );

  assert.equal(status, 0, stderr);
  assert.equal(stdout, `Written: docs/reference/http.md, ${ROLE}.\n`);
  for (const file of WRITTEN) {
    assert.equal(
      readFileSync(join(folder, file), 'utf8'),
      readFileSync(inRoot(file), 'utf8'),
      `${file} differs: run yarn reference`,
    );
  }
});
