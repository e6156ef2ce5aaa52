import type { Request } from 'express';
import type { IssueRecord } from '../state/records';
import { queryText, queryTime } from './routing';

/** The issues that a list asks for, in its order. */
export function filterIssues(
  request: Request,
  issues: readonly IssueRecord[],
): readonly IssueRecord[] {
  const wanted = queryText(request, 'state') ?? 'open';
  const labels = queryText(request, 'labels')?.split(',') ?? [];
  const since = queryTime(request, 'since');
  const creator = queryText(request, 'creator');
  const key =
    queryText(request, 'sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const sign = queryText(request, 'direction') === 'asc' ? 1 : -1;
  return issues
    .filter(issue => wanted === 'all' || issue.state === wanted)
    .filter(issue => labels.every(name => issue.labels.includes(name)))
    .filter(
      issue =>
        (since === undefined || issue.updatedAt >= since) &&
        (creator === undefined || issue.author === creator),
    )
    .sort((a, b) => sign * (a[key] - b[key]));
}
