import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { parseStartOptions } from './options.mjs';

const folder = mkdtempSync(join(tmpdir(), 'options-'));
after(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'mine.yaml'), '');

/** @param {readonly string[]} args */
const configsOf = args =>
  parseStartOptions(args, folder).configs.map(file => basename(file));

test('without arguments it is the sandbox on SQLite', () => {
  const options = parseStartOptions([]);
  assert.equal(options.sandbox, true);
  assert.equal(options.postgres, false);
  assert.deepEqual(
    options.configs.map(file => basename(file)),
    ['app-config.yaml', 'app-config.sandbox.yaml'],
  );
});

test('pages are built unless the development server is wanted', () => {
  assert.equal(parseStartOptions([]).dev, false);
  assert.equal(parseStartOptions(['--dev']).dev, true);
});

test('an own configuration replaces the sandbox, found from where the person stands', () => {
  const options = parseStartOptions(['--config', 'mine.yaml'], folder);
  assert.equal(options.sandbox, false);
  assert.deepEqual(configsOf(['--config', 'mine.yaml']), [
    'app-config.yaml',
    'mine.yaml',
  ]);
});

test('PostgreSQL comes last, so that nothing overrides it', () => {
  assert.deepEqual(
    configsOf(['--postgres', '--config', 'mine.yaml']).at(-1),
    'app-config.postgres.yaml',
  );
});

test('a file that is not there and an unknown option are one sentence each', () => {
  assert.throws(
    () => parseStartOptions(['--config', 'no.yaml'], folder),
    /no\.yaml does not exist\.$/,
  );
  assert.throws(
    () => parseStartOptions(['--fast'], folder),
    /Unknown option '--fast'/,
  );
});
