import type { RepositoryStore } from './repository-store';

export interface FileDiff {
  readonly path: string;
  readonly previousPath: string | undefined;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed';
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
}

const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const NOTHING = /^0+$/;

/** What changed between two commits; `base` undefined compares with nothing. */
export async function diffFiles(
  store: RepositoryStore,
  fullName: string,
  range: { readonly base: string | undefined; readonly head: string },
): Promise<readonly FileDiff[]> {
  const out = await store.git(fullName, [
    'diff-tree',
    '-r',
    '-M',
    '--raw',
    '--numstat',
    '--no-abbrev',
    '-z',
    range.base ?? EMPTY_TREE,
    range.head,
  ]);
  const fields = out.toString().split('\0');
  const raw: Omit<FileDiff, 'additions' | 'deletions'>[] = [];
  const counts = new Map<
    string,
    { readonly additions: number; readonly deletions: number }
  >();
  for (let at = 0; at < fields.length; at += 1) {
    const field = fields[at] ?? '';
    const [, before, after, letter] =
      /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/.exec(field) ?? [];
    if (before !== undefined && after !== undefined && letter !== undefined) {
      const first = fields[at + 1] ?? '';
      const isMove = letter === 'R' || letter === 'C';
      raw.push({
        path: isMove ? fields[at + 2] ?? '' : first,
        previousPath: isMove ? first : undefined,
        status: statusOf(letter),
        sha: NOTHING.test(after) ? before : after,
      });
      at += isMove ? 2 : 1;
      continue;
    }
    const [, additions, deletions, name] =
      /^(\d+|-)\t(\d+|-)\t(.*)$/.exec(field) ?? [];
    if (name !== undefined) {
      const moved = name === '';
      counts.set(moved ? fields[at + 2] ?? '' : name, {
        additions: Number(additions) || 0,
        deletions: Number(deletions) || 0,
      });
      at += moved ? 2 : 0;
    }
  }
  return raw.map(file => ({
    ...file,
    ...(counts.get(file.path) ?? { additions: 0, deletions: 0 }),
  }));
}

function statusOf(letter: string): FileDiff['status'] {
  switch (letter) {
    case 'A':
      return 'added';
    case 'D':
      return 'removed';
    case 'R':
      return 'renamed';
    default:
      return 'modified';
  }
}
