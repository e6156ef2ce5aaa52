import type { Request } from 'express';
import { latestAttempt } from '../shapes/runs';
import type { RunRecord } from '../state/records';
import { GitHubError } from './github-error';
import { queryText } from './routing';

const FILTERS: readonly string[] = [
  'actor',
  'branch',
  'check_suite_id',
  'created',
  'event',
  'head_sha',
  'status',
];

/** GitHub caps results only when one of these was asked for. */
export function isFiltered(request: Request): boolean {
  return FILTERS.some(name => queryText(request, name) !== undefined);
}

/** Newest first. */
export function filterRuns(
  request: Request,
  runs: readonly RunRecord[],
): readonly RunRecord[] {
  const [actor, branch, event, sha, status] = [
    'actor',
    'branch',
    'event',
    'head_sha',
    'status',
  ].map(name => queryText(request, name));
  const created = createdRange(queryText(request, 'created'));
  return [...runs]
    .filter(run => actor === undefined || run.actor === actor)
    .filter(run => branch === undefined || run.headBranch === branch)
    .filter(run => event === undefined || run.event === event)
    .filter(run => sha === undefined || run.headSha === sha)
    .filter(
      run =>
        status === undefined ||
        latestAttempt(run).status === status ||
        latestAttempt(run).conclusion === status,
    )
    .filter(run => run.createdAt >= created.from && run.createdAt <= created.to)
    .sort((a, b) => b.createdAt - a.createdAt || b.runNumber - a.runNumber);
}

/** `2026-01-01`, `>=2026-01-01`, `<2026-01-01T10:00:00Z`, `2026-01-01..2026-02-01`, with `*` for an open end. */
function createdRange(text: string | undefined): {
  readonly from: number;
  readonly to: number;
} {
  if (text === undefined) {
    return { from: -Infinity, to: Infinity };
  }
  const [left, right] = text.split('..');
  if (left !== undefined && right !== undefined) {
    return {
      from: left === '*' ? -Infinity : startOf(left),
      to: right === '*' ? Infinity : endOf(right),
    };
  }
  const [, operator = '', date = ''] = /^(>=|<=|>|<)?(.+)$/.exec(text) ?? [];
  switch (operator) {
    case '>=':
      return { from: startOf(date), to: Infinity };
    case '>':
      return { from: endOf(date) + 1, to: Infinity };
    case '<=':
      return { from: -Infinity, to: endOf(date) };
    case '<':
      return { from: -Infinity, to: startOf(date) - 1 };
    default:
      return { from: startOf(date), to: endOf(date) };
  }
}

const DAY = 86_400_000;

function startOf(date: string): number {
  const at = Date.parse(date);
  if (Number.isNaN(at)) {
    throw new GitHubError(
      422,
      `The parameter created has no date that can be read: ${date}`,
    );
  }
  return at;
}

function endOf(date: string): number {
  return startOf(date) + (/^\d{4}-\d{2}-\d{2}$/.test(date) ? DAY - 1 : 999);
}
