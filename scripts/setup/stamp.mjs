import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { inCache, inRoot } from '../paths.mjs';

/**
 * One digest over files and words; a file that is not there counts as such.
 *
 * @param {readonly string[]} files
 * @param {readonly string[]} [words]
 */
export function digest(files, words = []) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(file).update('\0');
    hash.update(existsSync(file) ? readFileSync(file) : 'absent').update('\0');
  }
  for (const word of words) hash.update(word).update('\0');
  return hash.digest('hex');
}

/**
 * Remembers with which inputs a step last succeeded.
 *
 * @param {string} name
 * @param {string} [file]
 */
export function stamp(name, file = inCache('setup', `${name}.stamp`)) {
  return {
    /** @param {string} value */
    matches: value => existsSync(file) && readFileSync(file, 'utf8') === value,
    /** @param {string} value */
    write(value) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, value);
    },
  };
}

/** Everything that decides what an installation contains. */
export function installInputs() {
  const workspaces = ['packages', 'plugins'].flatMap(folder =>
    readdirSync(inRoot(folder), { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(entry => inRoot(folder, entry.name, 'package.json')),
  );
  return [
    inRoot('yarn.lock'),
    inRoot('.yarnrc.yml'),
    inRoot('package.json'),
    ...workspaces.sort(),
  ];
}
