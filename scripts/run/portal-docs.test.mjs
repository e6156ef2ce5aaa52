import assert from 'node:assert/strict';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { inRoot } from '../paths.mjs';
import { copyPortalDocs } from './portal-docs.mjs';

test('the portal reads a copy of its documentation, made anew at every start', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'portal-docs-')), 'portal');
  try {
    copyPortalDocs(folder);
    writeFileSync(join(folder, 'mkdocs.yml'), 'rewritten');
    copyPortalDocs(folder);
    assert.equal(
      readFileSync(join(folder, 'mkdocs.yml'), 'utf8'),
      readFileSync(inRoot('mkdocs.yml'), 'utf8'),
    );
    assert.ok(existsSync(join(folder, 'docs', 'index.md')));
    assert.ok(existsSync(join(folder, 'catalog-info.yaml')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
