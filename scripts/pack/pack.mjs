import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inCache, inRoot, logFile } from '../paths.mjs';
import { runCommand } from '../setup/command.mjs';
import { yarnPath } from '../setup/yarn.mjs';
import { SentenceError } from '../terminal/sentence-error.mjs';

/** The libraries of `packages` that have a program of their own, and need nothing of this repository once they are packed. */
export const libraries = ['delivery-metrics', 'pipeline-sameness'];

const LIMIT_MS = 5 * 60_000;

/**
 * @typedef {object} Manifest
 * @property {Readonly<Record<string, string>>} exports
 * @property {string} version
 */

/**
 * The declarations of the entry points of one library: those of the whole repository take a minute.
 *
 * @param {string} name
 * @param {Manifest} manifest
 */
function declarationsOf(name, { exports }) {
  const folder = inCache('pack');
  const file = join(folder, `${name}.json`);
  mkdirSync(folder, { recursive: true });
  const entries = Object.values(exports).filter(path => path.endsWith('.ts'));
  writeFileSync(
    file,
    JSON.stringify({
      extends: inRoot('tsconfig.json'),
      include: [],
      files: entries.map(path => inRoot('packages', name, path)),
      compilerOptions: {
        incremental: false,
        outDir: inRoot('dist-types'),
        rootDir: inRoot(),
      },
    }),
  );
  return file;
}

/**
 * Builds a library and packs it into a file that npm installs anywhere.
 *
 * @param {string} name
 * @param {string} folder - where the file goes
 * @returns {Promise<string>} the file
 */
export async function pack(name, folder) {
  if (!libraries.includes(name))
    throw new SentenceError(
      `There is no library "${name}" to pack; there are ${libraries.join(
        ' and ',
      )}.`,
    );
  const cwd = inRoot('packages', name);
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8'));
  const file = join(folder, `groundwork-${name}-${manifest.version}.tgz`);
  mkdirSync(folder, { recursive: true });
  const backstage = inRoot('node_modules/@backstage/cli/bin/backstage-cli');
  for (const [step, ...args] of [
    [
      'The declarations could not be made',
      inRoot('node_modules/typescript/bin/tsc'),
      ...['--project', declarationsOf(name, manifest)],
    ],
    ['It could not be built', backstage, 'package', 'build'],
    ['It could not be packed', yarnPath(), ...['pack', '--out', file]],
  ]) {
    const log = logFile(`pack-${name}`);
    const { code, output } = await runCommand(process.execPath, args, {
      ...{ cwd, log, timeoutMs: LIMIT_MS },
    });
    if (code !== 0)
      throw new SentenceError(`${step}: ${output.trim()}`, { log });
  }
  return file;
}
