import type { Stay } from '@groundwork/plugin-readiness-node';
import type {
  JiraInstance,
  JiraInstances,
  JiraStatusChange,
} from '@groundwork/source-client/jira';

const IN_PROGRESS = 'indeterminate';

/** A ticket as far as its statuses go. */
interface Tracked {
  readonly id: string;
  readonly fields: {
    readonly created: string;
    readonly status?: { readonly id: string } | null | undefined;
  };
}

/** When tickets were in progress, by their numbers; without an entry where a status is one that Jira no longer knows. */
export async function staysOf(
  jira: JiraInstances,
  instance: JiraInstance,
  issues: readonly Tracked[],
): Promise<ReadonlyMap<string, readonly Stay[]>> {
  if (issues.length === 0) return new Map();
  const categories = await jira.statusCategories(instance);
  const byIssue = new Map<string, JiraStatusChange[]>();
  for (const change of await jira.statusChanges(
    instance,
    issues.map(({ id }) => id),
  )) {
    const known = byIssue.get(change.issueId);
    if (known) known.push(change);
    else byIssue.set(change.issueId, [change]);
  }
  return new Map(
    issues.flatMap(issue => {
      const stays = staysIn(issue, byIssue.get(issue.id) ?? [], categories);
      return stays ? [[issue.id, stays] as const] : [];
    }),
  );
}

function staysIn(
  { fields: { created, status } }: Tracked,
  changes: readonly JiraStatusChange[],
  categories: ReadonlyMap<string, string>,
): readonly Stay[] | undefined {
  const [first] = changes;
  const visits = [
    { status: first?.from ?? status?.id, fromMs: Date.parse(created) },
    ...changes.map(({ to, atMs }) => ({ status: to, fromMs: atMs })),
  ];
  const stays: Stay[] = [];
  for (const [index, { status: id, fromMs }] of visits.entries()) {
    const category = id === undefined ? undefined : categories.get(id);
    if (category === undefined) return undefined;
    const next = visits[index + 1];
    if (category === IN_PROGRESS)
      stays.push({ fromMs, ...(next ? { untilMs: next.fromMs } : {}) });
  }
  return stays;
}
