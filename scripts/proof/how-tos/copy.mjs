import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inRoot } from '../../paths.mjs';

const MODULES = 'node_modules';
/** Made by commands and found nowhere in a fresh clone. */
const MADE = new Set([MODULES, '.git', '.cache', 'dist', 'dist-types']);
/** Packages of the repository: a copy has its own. */
const OWN_SCOPE = '@groundwork';

/**
 * Links to what is installed, so that a copy takes seconds and no disk; its own packages are those of the copy.
 *
 * @param {string} from
 * @param {string} to
 */
function linkModules(from, to) {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name === OWN_SCOPE) {
      mkdirSync(join(to, name));
      for (const own of readdirSync(join(from, name)))
        symlinkSync(
          readlinkSync(join(from, name, own)),
          join(to, name, own),
          'junction',
        );
    } else if (name !== '.cache') {
      symlinkSync(join(from, name), join(to, name), 'junction');
    }
  }
}

/**
 * The repository as somebody finds it who wants to add something, with `yarn` to be called by its name.
 *
 * @param {string} yarn - path of the bundled Yarn
 * @returns {{ folder: string, bin: string, remove: () => void }}
 */
export function copyOfRepository(yarn) {
  const folder = realpathSync(
    mkdtempSync(join(tmpdir(), 'groundwork-how-tos-')),
  );
  for (const name of readdirSync(inRoot()))
    if (!MADE.has(name))
      cpSync(inRoot(name), join(folder, name), {
        recursive: true,
        filter: path => !MADE.has(basename(path)),
      });
  const places = ['packages', 'plugins'].flatMap(group =>
    readdirSync(inRoot(group)).map(name => join(group, name, MODULES)),
  );
  for (const place of [MODULES, ...places])
    if (existsSync(inRoot(place)))
      linkModules(inRoot(place), join(folder, place));
  const bin = join(folder, '.cache', 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(
    join(bin, 'yarn'),
    `#!/bin/sh\nexec "${process.execPath}" "${yarn}" "$@"\n`,
    { mode: 0o755 },
  );
  return {
    folder,
    bin,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
