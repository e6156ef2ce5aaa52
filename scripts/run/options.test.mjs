import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { inRoot } from '../paths.mjs';
import { chapterArguments, chapters } from './chapter.mjs';
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

test('a chapter of the sandbox company is told to it, and one that is not there names those that are', () => {
  assert.deepEqual(
    chapterArguments(parseStartOptions(['--chapter', 'foundations'])),
    ['--chapter', 'foundations'],
  );
  assert.deepEqual(chapterArguments(parseStartOptions(['--four-months-ago'])), [
    '--four-months-ago',
  ]);
  assert.deepEqual(chapterArguments(parseStartOptions([])), []);
  assert.throws(
    () => parseStartOptions(['--chapter', 'epilogue']),
    /no chapter "epilogue".*There are: graveyard, foundations\.$/,
  );
});

test('what cannot be meant is refused: a later chapter four months ago, a chapter of an organisation of your own', () => {
  assert.throws(
    () => parseStartOptions(['--chapter', 'foundations', '--four-months-ago']),
    /leave --chapter out/,
  );
  assert.throws(
    () =>
      parseStartOptions(
        ['--config', 'mine.yaml', '--chapter', 'graveyard'],
        folder,
      ),
    /Only the pretend company has chapters/,
  );
});

test('the chapters are those of the sandbox', () => {
  const source = readFileSync(
    inRoot('packages/sandbox/src/company/chapters.ts'),
    'utf8',
  );
  const [, list = ''] = /CHAPTERS = \[([^\]]*)\]/.exec(source) ?? [];
  assert.deepEqual(
    [...list.matchAll(/'(\w+)'/g)].map(([, name]) => name),
    [...chapters],
  );
});
