import assert from 'node:assert/strict';
import test from 'node:test';
import { ESLint } from 'eslint';
import { inRoot } from '../paths.mjs';

const eslint = new ESLint({ cwd: inRoot() });

/** One file of each place behind the wall; none of them needs to exist. */
const places = [
  'packages/delivery-metrics/src/example.ts',
  'packages/pipeline-sameness/src/actions/example.ts',
  'packages/workload-ownership/src/example.ts',
  'packages/source-failures/src/example.ts',
  'plugins/readiness-common/src/verdict/example.ts',
  'plugins/readiness-backend-module-checks/src/checks/example.ts',
];

/** @type {readonly [string, string][]} */
const breaks = [
  ['a built-in module', "import { readFile } from 'fs';\nexport { readFile };"],
  [
    'its promises',
    "import { readFile } from 'fs/promises';\nexport { readFile };",
  ],
  [
    'its other name',
    "import { readFile } from 'node:fs';\nexport { readFile };",
  ],
  ['a module that is loaded later', "export const load = () => import('fs');"],
  ['a module passed on', "export * from 'node:os';"],
  ['a module by require', "export const fs = require('fs');"],
  [
    'a module by import and assignment',
    "import fs = require('fs');\nexport { fs };",
  ],
  [
    'a package that is not on the list',
    "import knex from 'knex';\nexport { knex };",
  ],
  ['a database driver', "import pg from 'pg';\nexport { pg };"],
  [
    'a backend package',
    "import { x } from '@backstage/backend-plugin-api';\nexport { x };",
  ],
  [
    'the program around the library',
    "import { readText } from './command/readText';\nexport { readText };",
  ],
  ['fetch', "export const ask = () => fetch('https://example.com');"],
  [
    'fetch through the global object',
    "export const ask = () => globalThis.fetch('https://example.com');",
  ],
  ['fetch taken apart', 'const { fetch: ask } = globalThis;\nexport { ask };'],
  [
    'fetch through the window',
    "export const ask = () => window.fetch('https://example.com');",
  ],
  ['a request of old', 'export const request = new XMLHttpRequest();'],
  ['the clock of dates', 'export const now = () => Date.now();'],
  ['a new date', 'export const now = () => new Date();'],
  ['a date as text', 'export const now = () => Date();'],
  [
    'a date of nothing spread',
    'export const now = (...of: []) => new Date(...of);',
  ],
  ['the clock taken apart', 'const { now } = Date;\nexport { now };'],
  ['the class under another name', 'const Clock = Date;\nexport { Clock };'],
  [
    'the class handed around',
    'export const make = (read: (of: unknown) => string) => read(Date);',
  ],
  ['the clock by its name as text', "export const now = () => Date['now']();"],
  [
    'the present formatted',
    'export const now = (format: Intl.DateTimeFormat) => format.format();',
  ],
  ['the clock of performance', 'export const now = () => performance.now();'],
  ['a timer', 'export const later = (of: () => void) => setTimeout(of, 1);'],
  [
    'a timer that repeats',
    'export const often = (of: () => void) => setInterval(of, 1);',
  ],
  [
    'a microtask',
    'export const soon = (of: () => void) => queueMicrotask(of);',
  ],
  ['an immediate', 'export const soon = (of: () => void) => setImmediate(of);'],
  ['chance', 'export const roll = () => Math.random();'],
  ['chance taken apart', 'const { random } = Math;\nexport { random };'],
  ['chance by its name as text', "export const roll = () => Math['random']();"],
  [
    'chance of the cryptographers',
    'export const id = () => crypto.randomUUID();',
  ],
  ['the process', 'export const home = () => process.env.HOME;'],
  ['the process taken apart', 'const { env } = process;\nexport { env };'],
  ['the console', "export const say = () => console.log('x');"],
  ['a buffer', "export const bytes = Buffer.from('x');"],
  ['code from text', "export const run = () => eval('1');"],
  [
    'code from text by a constructor',
    "export const run = () => (() => 1).constructor('return process')();",
  ],
  [
    'code from text by a constructor named as text',
    "export const run = () => (() => 1)['constructor']('return process')();",
  ],
  [
    'code from text by Function',
    "export const run = () => new Function('return 1')();",
  ],
  [
    'code from text by a constructor taken apart',
    "const { constructor: make } = () => 1;\nexport const run = () => make('return process')();",
  ],
  [
    'code from text by a constructor taken apart by its name as text',
    "const { ['constructor']: make } = () => 1;\nexport { make };",
  ],
  [
    'code from text by a constructor named in a template',
    'export const run = () => (() => 1)[`constructor`];',
  ],
  [
    'code from text by a constructor named in pieces',
    "export const run = () => (() => 1)['con' + 'structor'];",
  ],
  [
    'code from text by a constructor named in pieces of a template',
    'export const run = (con: string) => (() => 1)[`${con}structor`];',
  ],
  [
    'code from text by a constructor taken apart in pieces',
    "const { ['con' + 'structor']: make } = () => 1;\nexport { make };",
  ],
  [
    'code from text by reflection',
    "export const run = () => Reflect.get(() => 1, 'length');",
  ],
  [
    'the name of a constructor kept for later',
    "const key = 'constructor';\nexport { key };",
  ],
  [
    'the present formatted by naming no time',
    'export const now = (format: Intl.DateTimeFormat) => format.format(undefined);',
  ],
  [
    'the present formatted by giving nothing',
    'export const now = (format: Intl.DateTimeFormat) => format.formatToParts(void 0);',
  ],
  [
    'the present formatted by a list of nothing',
    'export const now = (format: Intl.DateTimeFormat, ...of: []) => format.format(...of);',
  ],
  [
    'the present formatted by its name as text',
    "export const now = (format: Intl.DateTimeFormat) => format['format']();",
  ],
  [
    'a way to format the present handed around',
    'export const now = (format: Intl.DateTimeFormat) => [undefined].map(format.format);',
  ],
  [
    'a way to format the present taken away',
    'export const now = (format: Intl.DateTimeFormat) => {\n  const say = format.format;\n  return say();\n};',
  ],
  ['its own place', 'export const where = import.meta.url;'],
];

/** @type {readonly [string, string][]} */
const fine = [
  ['a file beside it', "import { x } from './other';\n\nexport { x };"],
  ['a file above it', "import { x } from '../other';\n\nexport { x };"],
  [
    'a time that it was given',
    'export const at = (ms: number) => new Date(ms).toISOString();',
  ],
  [
    'a time that it reads',
    'export const at = (text: string) => Date.parse(text);',
  ],
  [
    'a time made of its parts',
    'export const at = (year: number) => Date.UTC(year, 0);',
  ],
  ['the type of dates', 'export const at = (time: Date) => time.getTime();'],
  [
    'a date recognised',
    'export const isDate = (value: unknown) => value instanceof Date;',
  ],
  [
    'a time formatted',
    'export const at = (format: Intl.DateTimeFormat, ms: number) => format.format(ms);',
  ],
  [
    'a place in a list',
    'export const next = (list: readonly number[], at: number) => list[at + 1];',
  ],
  [
    'a member by a key that it was given',
    'export const get = (of: Readonly<Record<string, number>>, key: string) => of[key];',
  ],
  [
    'arithmetic',
    'export const most = (values: readonly number[]) => Math.max(...values);',
  ],
];

/**
 * @param {string} text
 * @param {string} place
 */
async function complaints(text, place) {
  const [result] = await eslint.lintText(`${text}\n`, {
    filePath: inRoot(place),
  });
  return (result?.messages ?? []).map(
    ({ ruleId, message }) => `${ruleId}: ${message}`,
  );
}

const walls = new Set([
  'no-undef',
  'no-restricted-globals',
  'no-restricted-syntax',
  'no-restricted-imports',
]);

for (const place of places) {
  test(`${place} may not use what makes an answer depend on more than its input`, async t => {
    for (const [name, text] of breaks) {
      await t.test(name, async () => {
        const said = await complaints(text, place);
        assert.ok(
          said.some(line => walls.has(line.split(':')[0] ?? '')),
          `nothing refused it: ${said.join(' | ') || 'no complaint'}`,
        );
      });
    }
  });

  test(`${place} may compute`, async t => {
    for (const [name, text] of fine) {
      await t.test(name, async () => {
        assert.deepEqual(await complaints(text, place), []);
      });
    }
  });
}

test('a comment does not open the wall', async () => {
  const said = await complaints(
    '/* eslint-disable no-undef, no-restricted-syntax -- why not */\nexport const now = () => Date.now();',
    places[0] ?? '',
  );
  assert.ok(
    said.some(line => line.startsWith('no-restricted-syntax')),
    said.join(' | '),
  );
});
