/** Packed libraries, installed by npm into an empty folder outside of the repository, with nothing to be had from a registry. */
import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { inRoot } from '../paths.mjs';
import { copyOfRepository } from '../proof/how-tos/copy.mjs';
import { runCommand } from '../setup/command.mjs';
import { yarnPath } from '../setup/yarn.mjs';
import { libraries } from './pack.mjs';

const outside = realpathSync(mkdtempSync(join(tmpdir(), 'packed-')));
const files = join(outside, 'files');
const project = join(outside, 'project');
after(() => rmSync(outside, { recursive: true, force: true }));

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} [cwd]
 */
const run = (command, args, cwd = project) =>
  runCommand(command, args, {
    cwd,
    // Nothing of the repository may help.
    env: { ...process.env, NODE_PATH: '', INIT_CWD: cwd },
    timeoutMs: 100_000,
  });

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} [cwd]
 */
async function done(command, args, cwd) {
  const { code, output } = await run(command, args, cwd);
  assert.equal(code, 0, output);
  return output;
}

/** @param {string} name @returns {Readonly<Record<string, string>>} */
const dependenciesOf = name =>
  JSON.parse(readFileSync(inRoot('packages', name, 'package.json'), 'utf8'))
    .dependencies;

before(
  async () => {
    for (const folder of [files, project]) mkdirSync(folder);
    // Packing changes package.json for a moment; that of a copy, which others do not read meanwhile.
    const copy = copyOfRepository(yarnPath());
    try {
      for (const name of libraries)
        await done(
          process.execPath,
          [join(copy.folder, 'scripts/pack/main.mjs'), name, files],
          copy.folder,
        );
    } finally {
      copy.remove();
    }
    const needed = new Set(
      libraries.flatMap(name => Object.keys(dependenciesOf(name))),
    );
    for (const name of needed)
      await done(
        'npm',
        ['pack', inRoot('node_modules', name), '--ignore-scripts'],
        files,
      );
    await done('npm', [
      ...['install', '--offline', '--ignore-scripts'],
      ...['--no-audit', '--no-fund'],
      ...readdirSync(files).map(file => join(files, file)),
    ]);
  },
  { timeout: 200_000 },
);

test('they bring what they need of this repository with them', () => {
  const scope = join(project, 'node_modules/@groundwork');
  assert.deepEqual(readdirSync(scope).sort(), [...libraries].sort());
  for (const name of libraries) {
    const built = readdirSync(join(scope, name, 'dist'), { recursive: true })
      .map(String)
      .filter(file => /\.(js|d\.ts)$/.test(file));
    assert.ok(built.includes('index.d.ts') && built.includes('command.cjs.js'));
    const naming = built.filter(file =>
      /(from|require\(|import\() ?['"]@groundwork\//.test(
        readFileSync(join(scope, name, 'dist', file), 'utf8'),
      ),
    );
    assert.deepEqual(naming, []);
  }
});

test('the program of delivery-metrics counts worked cases, and says which one is otherwise', async () => {
  const cases = JSON.parse(
    readFileSync(
      inRoot('packages/delivery-metrics/src/__fixtures__/definitions.json'),
      'utf8',
    ),
  );
  const counted = (/** @type {string} */ file) =>
    run(join(project, 'node_modules/.bin/delivery-metrics'), [file]);
  writeFileSync(join(project, 'right.json'), JSON.stringify(cases));
  const right = await counted('right.json');
  assert.equal(right.code, 0, right.output);
  assert.match(
    right.output,
    new RegExp(`\n${cases.length} cases: ${cases.length} as expected, 0 `),
  );
  // Everything of its history is before this window.
  cases[0].input.window = ['2027-08-02T00:00:00Z', '2027-08-30T00:00:00Z'];
  writeFileSync(join(project, 'wrong.json'), JSON.stringify(cases));
  const wrong = await counted('wrong.json');
  assert.equal(wrong.code, 1, wrong.output);
  assert.match(wrong.output, /^DIFF G01 [^]*, 1 different\n$/);
  const gone = await counted('gone.json');
  assert.equal(gone.code, 2);
  assert.match(gone.output, /^✗ [^\n]*gone\.json[^\n]*\n$/);
});

test('the program of pipeline-sameness puts a copy beside what it was copied from', async () => {
  for (const name of ['ledger', 'payments']) {
    const folder = join(project, 'checkouts', name, '.github/workflows');
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'release.yml'),
      [
        `name: release of ${name}`,
        'on: { push: { branches: [main] } }',
        'jobs:',
        `  ship-${name}:`,
        '    runs-on: ubuntu-24.04',
        '    steps:',
        '      - uses: docker/build-push-action@v6',
        '        with: { push: true }',
      ].join('\n'),
    );
  }
  const program = join(project, 'node_modules/.bin/pipeline-sameness');
  const output = await done(program, ['checkouts', '--json']);
  const { classes } = JSON.parse(output);
  assert.deepEqual(
    classes.map((/** @type {{ members: string[] }} */ { members }) => members),
    [['ledger', 'payments']],
  );
});

test('the libraries are found by import and by require', async () => {
  const names = libraries.map(name => `@groundwork/${name}`);
  const asks = {
    'by-require.cjs': `for (const name of ${JSON.stringify(names)})
      console.log(Object.keys(require(name)).length > 5);`,
    'by-import.mjs': `for (const name of ${JSON.stringify(names)})
      console.log(Object.keys(await import(name)).length > 5);`,
  };
  for (const [file, text] of Object.entries(asks)) {
    writeFileSync(join(project, file), text);
    assert.equal(await done(process.execPath, [file]), 'true\ntrue\n');
  }
});
