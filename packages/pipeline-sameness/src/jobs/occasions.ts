/**
 * When jobs run. Engines say it in conditions, filters and lists of branches; here it is asked the same of each: on which
 * of a few typical occasions does it run.
 */

/** What happens, before the merge and after it. */
export const OCCASIONS = [
  'pull_request',
  'push:other',
  'push:default',
  'push:release',
  'push:tag',
  'schedule',
  'pipeline',
  'manual',
] as const;

/** One of {@link OCCASIONS}. */
export type Occasion = (typeof OCCASIONS)[number];

/** The branch or tag of each occasion, by a name as people give them. */
export const REFS: Readonly<
  Record<Occasion, { readonly branch?: string; readonly tag?: string }>
> = {
  pull_request: { branch: 'feature-1' },
  'push:other': { branch: 'feature-1' },
  'push:default': { branch: 'main' },
  'push:release': { branch: 'release/1.2' },
  'push:tag': { tag: 'v1.2.3' },
  schedule: { branch: 'main' },
  pipeline: { branch: 'main' },
  manual: { branch: 'main' },
};

const NAMED_BRANCH =
  /(?:==[ \t]{0,9}["']|^[ \t]{0,99}-[ \t]{1,9}["'/^]{0,2}|[[,][ \t]{0,9}["'/^]{0,2}|\bonly:[ \t]{1,9}["'/^]{0,2})(main|master|trunk|develop)(?=["'\s,/$\]}]|$)/m;

/** How a file calls the default branch. */
export function defaultBranchIn(file: string): string {
  return NAMED_BRANCH.exec(file)?.[1] ?? 'main';
}

const PUSHES: readonly Occasion[] = [
  'push:default',
  'push:release',
  'push:tag',
];

/** The clock, another pipeline that has ended, a person. */
const OTHERS: readonly Occasion[] = ['schedule', 'pipeline', 'manual'];

/** Whether something that runs on these occasions can be on the way to production: not before the merge alone. */
export function isAfterMerge(occasions: ReadonlySet<Occasion>): boolean {
  return [...PUSHES, ...OTHERS].some(each => occasions.has(each));
}

/** What starts a job, without names: `push:any` where every push does, a clock or a person where no push does. */
export function triggersOf(
  occasions: ReadonlySet<Occasion>,
): readonly string[] {
  if (occasions.has('push:default') && occasions.has('push:other'))
    return ['push:any'];
  const pushes = PUSHES.filter(each => occasions.has(each));
  if (pushes.length > 0) return pushes;
  const others = OTHERS.filter(each => occasions.has(each));
  // Anybody may start by hand what something else starts as well.
  return others.length > 1 ? others.filter(each => each !== 'manual') : others;
}

/** The condition on the branch or tag that a job states by when it runs. */
export function conditionGates(
  occasions: ReadonlySet<Occasion>,
): readonly string[] {
  if (occasions.has('push:other')) return [];
  if (occasions.has('push:default')) return ['if:default-branch'];
  return occasions.has('push:tag') ? ['if:tag'] : [];
}
