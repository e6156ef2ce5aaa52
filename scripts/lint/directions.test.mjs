import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { inRoot } from '../paths.mjs';
import { wrongDirectionsOf } from './directions.mjs';

it('packages of this repository name each other in the directions that the documentation draws', () => {
  assert.deepEqual(wrongDirectionsOf(inRoot()), []);
});

describe('a wrong direction', () => {
  const root = mkdtempSync(join(tmpdir(), 'directions-'));
  after(() => rmSync(root, { recursive: true }));

  /** @type {Readonly<Record<string, string>>} */
  const names = {
    'packages/app': 'app',
    'packages/sandbox': '@groundwork/sandbox',
    'packages/source-client': '@groundwork/source-client',
    'packages/command-guard': '@groundwork/command-guard',
    'plugins/readiness': '@groundwork/plugin-readiness',
    'plugins/readiness-backend': '@groundwork/plugin-readiness-backend',
    'plugins/readiness-common': '@groundwork/plugin-readiness-common',
    'plugins/readiness-backend-module-a':
      '@groundwork/plugin-readiness-backend-module-a',
    'plugins/readiness-backend-module-b':
      '@groundwork/plugin-readiness-backend-module-b',
  };

  /** @param {string} path @param {string} text */
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  /** @param {string} path @param {string} [text] - a file that is there for this question alone */
  const wrongWith = (path, text = '') => {
    for (const [folder, name] of Object.entries(names))
      write(`${folder}/package.json`, JSON.stringify({ name }));
    write(path, text);
    const wrong = wrongDirectionsOf(root);
    rmSync(join(root, path));
    return wrong;
  };

  for (const [what, path, text, to] of /** @type {const} */ ([
    [
      'a module that imports another',
      'plugins/readiness-backend-module-a/src/a.ts',
      "import { b } from '@groundwork/plugin-readiness-backend-module-b';",
      'plugins/readiness-backend-module-b',
    ],
    [
      'a module that imports a type of the backend',
      'plugins/readiness-backend-module-a/src/a.ts',
      "import type { B } from '@groundwork/plugin-readiness-backend/inner';",
      'plugins/readiness-backend',
    ],
    [
      'a backend that loads a module later',
      'plugins/readiness-backend/src/a.ts',
      "export const a = () => import('@groundwork/plugin-readiness-backend-module-a');",
      'plugins/readiness-backend-module-a',
    ],
    [
      'a test of a plugin that names the sandbox',
      'plugins/readiness-backend/src/a.test.ts',
      "import { start } from '@groundwork/sandbox';",
      'packages/sandbox',
    ],
    [
      'a path into another package',
      'plugins/readiness-backend/src/a.ts',
      "import { start } from '../../../packages/sandbox/src';",
      'packages/sandbox',
    ],
    [
      'the program of a library that imports a plugin',
      'packages/source-client/src/command/main.ts',
      "import { a } from '@groundwork/plugin-readiness-common';",
      'plugins/readiness-common',
    ],
    [
      'shapes that import pages',
      'plugins/readiness-common/src/a.ts',
      "export * from '@groundwork/plugin-readiness';",
      'plugins/readiness',
    ],
    [
      'pages that require the app',
      'plugins/readiness/src/a.tsx',
      "const { a } = require('app');",
      'packages/app',
    ],
  ]))
    it(`is seen: ${what}`, () => {
      assert.deepEqual(wrongWith(path, text), [`${path} -> ${to}`]);
    });

  it('is seen in a package.json, be it for tests alone', () => {
    const path = 'plugins/readiness-backend-module-a/package.json';
    const manifest = {
      name: names['plugins/readiness-backend-module-a'],
      devDependencies: { '@groundwork/sandbox': 'workspace:^' },
    };
    assert.deepEqual(wrongWith(path, JSON.stringify(manifest)), [
      `${path} -> packages/sandbox`,
    ]);
  });

  it('is none downwards, nor from the top', () => {
    for (const [path, text] of /** @type {const} */ ([
      [
        'plugins/readiness-backend-module-a/src/a.ts',
        "import { a } from '@groundwork/plugin-readiness-common';\nimport { b } from '@groundwork/source-client/github';\nimport './b';",
      ],
      [
        'packages/source-client/src/command/main.ts',
        "import { a } from '@groundwork/command-guard';",
      ],
      [
        'packages/sandbox/src/a.test.ts',
        "import { a } from '@groundwork/plugin-readiness-backend';",
      ],
    ]))
      assert.deepEqual(wrongWith(path, text), []);
  });
});
