import { canonicalText } from '../ordering';
import type { VectorInput } from './input';

/** What is wrong with rows that are right one by one. */
export interface IntegrityProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * Rows that contradict each other: two of one id that say different things, of which nobody can tell the right one,
 * and commits that descend from themselves.
 */
export function integrityProblems({
  commits,
  prs,
  deployments,
  incidents,
}: VectorInput): readonly IntegrityProblem[] {
  return [
    ...contradictions(
      { list: 'commits', field: 'sha' },
      commits,
      row => row.sha,
    ),
    ...contradictions({ list: 'prs', field: 'number' }, prs, row => row.number),
    ...contradictions(
      { list: 'deployments', field: 'id' },
      deployments,
      row => row.id,
    ),
    ...contradictions(
      { list: 'incidents', field: 'id' },
      incidents,
      row => row.id,
    ),
    ...cycles(commits),
  ];
}

function contradictions<Row extends object>(
  { list, field }: { readonly list: string; readonly field: string },
  rows: readonly Row[],
  idOf: (row: Row) => string | number,
): readonly IntegrityProblem[] {
  const first = new Map<string | number, Row>();
  return rows.flatMap((row, index) => {
    const known = first.get(idOf(row));
    if (known === undefined) first.set(idOf(row), row);
    if (known === undefined || contentOf(known) === contentOf(row)) return [];
    return [
      {
        path: ['input', list, index, field],
        message: 'another row of this id says something else',
      },
    ];
  });
}

/** An absent SHA or end may be left out or be null. */
function contentOf(row: object): string {
  return canonicalText(
    Object.fromEntries(
      Object.entries(row).filter(([, value]) => value !== null),
    ),
  );
}

/** The first commit of each cycle of parents. Takes away commits without unvisited parents until only cycles are left. */
function cycles(commits: VectorInput['commits']): readonly IntegrityProblem[] {
  const bySha = new Map(commits.map(commit => [commit.sha, commit]));
  const children = new Map<string, string[]>();
  const missing = new Map<string, number>();
  for (const { sha, parents } of bySha.values()) {
    const known = [...new Set(parents)].filter(parent => bySha.has(parent));
    missing.set(sha, known.length);
    for (const parent of known) {
      const list = children.get(parent);
      if (list) list.push(sha);
      else children.set(parent, [sha]);
    }
  }
  const free = [...missing].flatMap(([sha, count]) => (count === 0 ? sha : []));
  for (let next = free.pop(); next !== undefined; next = free.pop()) {
    missing.delete(next);
    for (const child of children.get(next) ?? []) {
      const count = (missing.get(child) ?? 0) - 1;
      missing.set(child, count);
      if (count === 0) free.push(child);
    }
  }
  const [stuck] = missing.keys();
  if (stuck === undefined) return [];
  const culprit = onCycle(stuck, sha =>
    bySha.get(sha)?.parents.find(parent => missing.has(parent)),
  );
  const index = commits.findIndex(({ sha }) => sha === culprit);
  return [
    {
      path: ['input', 'commits', index, 'parents'],
      message: 'the commit descends from itself',
    },
  ];
}

/** Walks up from a commit whose ancestors hold a cycle until one comes again. */
function onCycle(
  start: string,
  parentOf: (sha: string) => string | undefined,
): string {
  const seen = new Set<string>();
  let sha = start;
  while (!seen.has(sha)) {
    seen.add(sha);
    sha = parentOf(sha) ?? sha;
  }
  return sha;
}
