import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissingFile } from './missing-file';

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissingFile(error)) {
      return undefined;
    }
    throw error;
  }
}

/** All refs of a bare repository, by full name, read from its files: a process per look would be most of the cost. */
export async function readRefs(
  directory: string,
): Promise<ReadonlyMap<string, string>> {
  const refs = new Map<string, string>();
  for (const line of (
    (await textOf(join(directory, 'packed-refs'))) ?? ''
  ).split('\n')) {
    const [, sha, name] = /^([0-9a-f]{40}) (\S+)$/.exec(line) ?? [];
    if (sha !== undefined && name !== undefined) {
      refs.set(name, sha);
    }
  }
  await readLoose(directory, 'refs', refs);
  return new Map([...refs].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function readLoose(
  directory: string,
  name: string,
  refs: Map<string, string>,
): Promise<void> {
  const entries = await readdir(join(directory, name), { withFileTypes: true });
  for (const entry of entries) {
    const child = `${name}/${entry.name}`;
    if (entry.isDirectory()) {
      await readLoose(directory, child, refs);
    } else if (!entry.name.endsWith('.lock')) {
      const sha = (await textOf(join(directory, child)))?.trim();
      if (sha !== undefined && /^[0-9a-f]{40}$/.test(sha)) {
        refs.set(child, sha);
      }
    }
  }
}
