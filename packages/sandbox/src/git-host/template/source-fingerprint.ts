import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDERS = [
  '../../company',
  '../../company/foundations',
  '../content',
  '.',
  '../store',
];

/** Changes with every change of the code that makes the company, so that a cache never shows what older code made. */
export async function sourceFingerprint(): Promise<string> {
  const hash = createHash('sha256');
  // The sources themselves are wanted, not the root of a package.
  // eslint-disable-next-line no-restricted-syntax
  for (const folder of FOLDERS.map(name => join(__dirname, name))) {
    const names = (await readdir(folder)).filter(
      name => /\.[jt]s$/.test(name) && !name.includes('.test.'),
    );
    for (const name of names.sort()) {
      hash.update(name).update(await readFile(join(folder, name)));
    }
  }
  return hash.digest('hex');
}
