/** Stryker, in a folder of its own: nothing of it is in the product's lock, and a clone without this proof never fetches it. */
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inCache, inRoot, logFile } from '../../paths.mjs';
import { runCommand } from '../../setup/command.mjs';
import { explainFailure } from '../../setup/explain.mjs';
import { digest, stamp } from '../../setup/stamp.mjs';
import { yarnPath } from '../../setup/yarn.mjs';
import { SentenceError } from '../../terminal/sentence-error.mjs';

const LIMIT_MS = 60 * 60_000;
const INPUTS = ['package.json', 'yarn.lock'];

const home = (/** @type {string[]} */ ...parts) =>
  inCache('proof', 'mutation', ...parts);

/**
 * Installs what the lock beside this file names, unless the last success had the same.
 *
 * @param {import('../../test/stage.mjs').StageContext} context
 */
export async function ensureStryker({ toolchain, progress }) {
  const sources = INPUTS.map(name => inRoot('scripts/proof/mutation', name));
  const done = stamp('mutation');
  const inputs = digest(sources, [toolchain.node]);
  if (done.matches(inputs) && existsSync(home('node_modules'))) return;
  mkdirSync(home(), { recursive: true });
  for (const name of INPUTS)
    cpSync(inRoot('scripts/proof/mutation', name), home(name));
  const log = logFile('mutation-install');
  await progress.step(
    'Stryker',
    'waits for Yarn to install it beside the product (a minute the first time)',
    async () => {
      const { code, output } = await runCommand(
        toolchain.node,
        [yarnPath(), 'install', '--immutable'],
        { cwd: home(), env: { ...toolchain.env, FORCE_COLOR: '0' }, log },
      );
      if (code !== 0)
        throw new SentenceError(explainFailure('Installing Stryker', output), {
          log,
        });
    },
  );
  done.write(inputs);
}

/**
 * The tests of the part alone, with what the package sets up for them.
 *
 * @param {import('./parts.mjs').Part} part
 */
function mochaOptions({ folder, tests }) {
  const setup = 'src/setupTests.ts';
  return {
    spec: tests,
    file: existsSync(inRoot(folder, setup)) ? [setup] : [],
    extension: ['ts'],
    require: [
      createRequire(inRoot('package.json')).resolve('tsx/cjs'),
      inRoot('scripts/proof/mutation/jest-in-mocha.mjs'),
    ],
    'no-config': true,
    'no-package': true,
  };
}

/**
 * Changes the code of a part in small ways, one at a time. What has not changed since the last run is not asked again.
 *
 * @param {import('../../test/stage.mjs').StageContext} context
 * @param {import('./parts.mjs').Part} part
 * @returns {Promise<{ readonly code: number, readonly output: string, readonly log: string, readonly report: string, readonly page: string }>}
 */
export async function runStryker({ toolchain }, part) {
  const results = home(part.id);
  const report = join(results, 'report.json');
  mkdirSync(results, { recursive: true });
  const config = join(results, 'stryker.json');
  writeFileSync(
    config,
    JSON.stringify({
      mutate: [...part.mutate, '!src/**/*.test.ts', '!src/**/index.ts'],
      testRunner: 'mocha',
      mochaOptions: mochaOptions(part),
      coverageAnalysis: 'perTest',
      // What runs once at import, such as schemas, would need every test anew for each change.
      ignoreStatic: part.alsoAtLoad !== true,
      concurrency: 1,
      // For searches that a change makes grow without bound. Loops without end are stopped by counting their rounds, so
      // this can be long enough for no busy machine to be mistaken for one.
      timeoutMS: 2 * 60_000,
      incremental: true,
      incrementalFile: join(results, 'incremental.json'),
      tempDirName: join(results, 'work'),
      reporters: ['json', 'progress-append-only'],
      jsonReporter: { fileName: report },
    }),
  );
  const log = logFile(`mutation-${part.id}`);
  const { code, output } = await runCommand(
    toolchain.node,
    [home('node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', config],
    {
      cwd: inRoot(part.folder),
      env: {
        ...toolchain.env,
        FORCE_COLOR: '0',
        CI: 'true',
        PROOF: 'mutation',
      },
      log,
      timeoutMs: LIMIT_MS,
    },
  );
  return { code, output, log, report, page: join(results, 'survivors.md') };
}
