import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { inRoot } from '../paths.mjs';

const PAGES = ['checks', 'evidence', 'configuration', 'http'];

test('the reference pages are what the code says, and one that says something else is written again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reference-'));
  cpSync(inRoot('docs/reference'), join(folder, 'docs/reference'), {
    recursive: true,
  });
  const broken = join(folder, 'docs/reference/http.md');
  writeFileSync(
    broken,
    readFileSync(broken, 'utf8').replace('GET /api', 'PUT /api'),
  );

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
  assert.equal(stdout, 'Written: docs/reference/http.md.\n');
  for (const page of PAGES) {
    const file = `docs/reference/${page}.md`;
    assert.equal(
      readFileSync(join(folder, file), 'utf8'),
      readFileSync(inRoot(file), 'utf8'),
      `${file} differs: run yarn reference`,
    );
  }
});
