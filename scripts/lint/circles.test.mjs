import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { inRoot } from '../paths.mjs';
import { circlesOf } from './circles.mjs';

it('no file of this repository imports a file that imports it, be it for a type', () => {
  assert.deepEqual(circlesOf(inRoot(), ['packages', 'plugins']), []);
});

describe('a circle of imports', () => {
  const root = mkdtempSync(join(tmpdir(), 'circles-'));
  after(() => rmSync(root, { recursive: true }));

  /** @param {Readonly<Record<string, string>>} files */
  const write = files => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  };
  write({
    'plugins/types/src/one.ts': `import type { Two } from './two';\nexport type One = Two;`,
    'plugins/types/src/two.tsx': `import { type One } from './one';\nexport type Two = { readonly one?: One };`,
    'plugins/barrel/src/index.ts': `export * from './inner';`,
    'plugins/barrel/src/inner.ts': `import { other } from '.';\nexport const inner = other;`,
    'plugins/later/src/one.ts': `export const later = () => import('./two');`,
    'plugins/later/src/two.ts': `export { later } from './one';`,
    'plugins/straight/src/one.ts': `import './two';\nimport './three';`,
    'plugins/straight/src/two.ts': `import './three';`,
    'plugins/straight/src/three.ts': `import 'zod';`,
  });

  it('is named by its files, whether it imports values, types, a folder or later on', () => {
    assert.deepEqual(circlesOf(root, ['plugins']), [
      'plugins/barrel/src/index.ts -> plugins/barrel/src/inner.ts -> plugins/barrel/src/index.ts',
      'plugins/later/src/one.ts -> plugins/later/src/two.ts -> plugins/later/src/one.ts',
      'plugins/types/src/one.ts -> plugins/types/src/two.tsx -> plugins/types/src/one.ts',
    ]);
  });
});
