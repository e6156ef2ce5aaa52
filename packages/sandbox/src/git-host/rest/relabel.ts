import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { IssueRecord, RepositoryRecord } from '../state/records';

/** Gives an issue these labels and no others; each that came or went is an event of its own, as on GitHub. */
export function relabel(
  state: GitHostState,
  record: RepositoryRecord,
  issue: IssueRecord,
  labels: readonly string[],
): void {
  const at = state.clock.now();
  const before = issue.labels;
  const changes = [
    ...before
      .filter(name => !labels.includes(name))
      .map(label => ({ kind: 'UNLABELED_EVENT' as const, label, at })),
    ...labels
      .filter(name => !before.includes(name))
      .map(label => ({ kind: 'LABELED_EVENT' as const, label, at })),
  ];
  if (changes.length === 0) {
    return;
  }
  issue.labels = [...new Set(labels)];
  issue.updatedAt = at;
  issue.relabelled = [...(issue.relabelled ?? []), ...changes];
  for (const { kind, label } of changes) {
    state.events.emit({
      kind: 'issues',
      repository: fullNameOf(record),
      action: kind === 'LABELED_EVENT' ? 'labeled' : 'unlabeled',
      issue,
      label,
    });
  }
}
