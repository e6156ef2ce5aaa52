import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { parse } from 'yaml';
import { inRoot } from '../paths.mjs';
import { discoveredPlugins, importedNowhere } from './discovered-plugins.mjs';

const root = mkdtempSync(join(tmpdir(), 'plugins-'));
after(() => rmSync(root, { recursive: true }));

/** @param {string} path @param {string} text */
const write = (path, text) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
/** @param {string} name @param {object} manifest */
const install = (name, manifest) =>
  write(
    `node_modules/${name}/package.json`,
    JSON.stringify({ name, ...manifest }),
  );

write(
  'package.json',
  JSON.stringify({
    dependencies: { page: '1', module: '1', buttons: '1', hidden: '1' },
    devDependencies: { later: '1' },
  }),
);
install('page', { backstage: { role: 'frontend-plugin' } });
install('module', { backstage: { role: 'frontend-plugin-module' } });
install('buttons', { backstage: { role: 'web-library' } });
install('later', { backstage: { role: 'frontend-plugin' } });
install('hidden', { exports: { '.': './index.js' } });

describe('the dependencies that an app loads by itself', () => {
  it('are its plugins and their modules, not libraries nor what only its tests need', () => {
    assert.deepEqual(discoveredPlugins(root, 'all'), ['page', 'module']);
  });

  it('leave out what app.packages excludes and what it does not include', () => {
    assert.deepEqual(discoveredPlugins(root, { exclude: ['page'] }), [
      'module',
    ]);
    assert.deepEqual(discoveredPlugins(root, { include: ['page'] }), ['page']);
  });

  it('are none when app.packages is not set', () => {
    assert.deepEqual(discoveredPlugins(root, undefined), []);
  });

  it('cannot be told while one of them is not installed', () => {
    write('bare/package.json', '{"dependencies":{"missing-plugin":"1"}}');
    assert.throws(() => discoveredPlugins(join(root, 'bare'), 'all'), {
      code: 'MODULE_NOT_FOUND',
    });
  });
});

it('a package counts as imported by its name or by a path below it', () => {
  write('src/one.ts', `import { a } from 'page/alpha';`);
  write('src/deep/two.tsx', `export * from 'module';`);
  write('src/deep/notes.md', `'buttons'`);
  assert.deepEqual(
    importedNowhere(join(root, 'src'), ['page', 'module', 'buttons', 'pag']),
    ['buttons', 'pag'],
  );
});

it('the portal loads its own plugins and the ones that its pages are made of', () => {
  const { app } = parse(readFileSync(inRoot('app-config.yaml'), 'utf8'));
  const found = discoveredPlugins(inRoot('packages/app'), app.packages);
  for (const name of [
    '@backstage/plugin-catalog',
    '@backstage/plugin-kubernetes',
    '@backstage/plugin-techdocs',
    '@groundwork/plugin-readiness',
  ]) {
    assert.ok(found.includes(name), `${name} is not loaded`);
  }
});
