import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { pagesKey, pageWorkspaces } from './pages-key.mjs';

/** @type {string} */
let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pages-'));
  write('yarn.lock', 'one');
  write('app-config.yaml', 'app: { title: "${TITLE}" }');
  write(
    'packages/app/package.json',
    '{"name":"app","dependencies":{"@x/page":"workspace:^"}}',
  );
  write('packages/app/src/App.tsx', 'one');
  write('packages/backend/package.json', '{"name":"backend"}');
  write('packages/backend/src/index.ts', 'one');
  write('packages/backend/config.d.ts', 'one');
  write(
    'plugins/page/package.json',
    '{"name":"@x/page","dependencies":{"@x/words":"workspace:^"}}',
  );
  write('plugins/page/src/Page.tsx', 'one');
  write('plugins/words/package.json', '{"name":"@x/words"}');
  write('plugins/words/src/words.ts', 'one');
});
afterEach(() => rmSync(root, { recursive: true }));

/**
 * @param {string} path
 * @param {string} text
 */
function write(path, text) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** @param {NodeJS.ProcessEnv} [env] */
const key = (env = {}) =>
  pagesKey({ configs: [join(root, 'app-config.yaml')], env, root });

test('pages are made of the app and of whatever workspace it names, directly or not', () => {
  assert.deepEqual(
    pageWorkspaces(root).map(folder => folder.slice(root.length + 1)),
    ['packages/app', 'plugins/page', 'plugins/words'],
  );
});

for (const path of [
  'yarn.lock',
  'app-config.yaml',
  'packages/app/src/App.tsx',
  'packages/app/src/New.tsx',
  'packages/app/public/index.html',
  'plugins/page/src/Page.tsx',
  'plugins/words/src/words.ts',
  'plugins/words/package.json',
  'packages/backend/config.d.ts',
])
  test(`pages are built again when ${path} has changed`, () => {
    const before = key();
    write(path, '{"name":"@x/words","changed":true}');
    assert.notEqual(key(), before);
  });

for (const path of [
  'packages/backend/src/index.ts',
  'packages/app/src/App.test.tsx',
  'packages/app/e2e-tests/journey.ts',
  'packages/app/dist/index.html',
  'plugins/page/node_modules/x/index.js',
  'plugins/page/README.md',
])
  test(`pages stay when only ${path} has changed`, () => {
    const before = key();
    write(path, 'two');
    assert.equal(key(), before);
  });

test('pages are built again when a variable that the configuration names has another value', () => {
  assert.notEqual(key({ TITLE: 'one' }), key({ TITLE: 'two' }));
  assert.notEqual(key(), key({ APP_CONFIG_app_title: '"x"' }));
  assert.equal(key({ OTHER: 'one' }), key({ OTHER: 'two' }));
});

test('the key is the same for the same pages', () => {
  assert.equal(key(), key());
  assert.match(key(), /^[0-9a-f]{64}$/);
});
