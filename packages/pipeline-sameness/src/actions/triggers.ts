/** What starts a workflow, and which of it lies after the merge: only that can be on the way to production. */
import { z } from 'zod';
import type { Workflow } from './workflow';

const BEFORE_MERGE = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
  'pull_request_comment',
  'issue_comment',
  'issues',
  'merge_group',
  'discussion',
  'discussion_comment',
  'label',
  'milestone',
  'fork',
  'watch',
  'delete',
]);

const texts = z.union([
  z.string().transform(one => [one]),
  z.array(z.coerce.string()),
]);
const filters = z
  .looseObject({
    branches: texts.nullish().catch(undefined),
    tags: texts.nullish().catch(undefined),
    types: texts.nullish().catch(undefined),
    workflows: texts.nullish().catch(undefined),
  })
  .catch({});

function filtersOf(value: unknown): z.output<typeof filters> {
  return filters.parse(value ?? {});
}

/** Everything that conditions of a workflow's jobs and steps say. */
function conditionsOf({ jobs }: Workflow): string {
  return jobs
    .flatMap(([, job]) => [job.if, ...(job.steps ?? []).map(step => step.if)])
    .filter(Boolean)
    .join('\n');
}

function runsAfterMerge(workflow: Workflow, value: unknown): boolean {
  const { types } = filtersOf(value);
  return (
    types?.includes('closed') === true &&
    /\bmerged(\s*==\s*true)?\b/.test(conditionsOf(workflow)) &&
    !/\bmerged\s*==\s*false/.test(conditionsOf(workflow))
  );
}

const NO_PRODUCT_BRANCH =
  /^(gh-pages|docs?|documentation|pull-request\/.*|dependabot\/.*|renovate\/.*)$/;

function pushesProduct(value: unknown): boolean {
  const { branches, tags } = filtersOf(value);
  return (
    !!tags ||
    !branches ||
    branches.length === 0 ||
    branches.some(name => !NO_PRODUCT_BRANCH.test(name))
  );
}

/** A run after another run is before the merge when a pull request started that one, unless it is told to look. */
function followsMerged(
  workflow: Workflow,
  value: unknown,
  byName: ReadonlyMap<string, Workflow>,
): boolean {
  const { branches, workflows } = filtersOf(value);
  if (branches && branches.length > 0) return true;
  const conditions = conditionsOf(workflow);
  if (
    /head_branch\s*==|workflow_run\.event\s*==\s*'(push|release|schedule|workflow_dispatch)'|workflow_run\.event\s*!=\s*'pull_request'/.test(
      conditions,
    )
  )
    return true;
  return !(workflows ?? []).some(name =>
    Object.keys(byName.get(name)?.triggers ?? {}).some(event =>
      BEFORE_MERGE.has(event),
    ),
  );
}

function startsDelivery(
  workflow: Workflow,
  [event, value]: readonly [string, unknown],
  byName: ReadonlyMap<string, Workflow>,
): boolean {
  switch (event) {
    case 'workflow_call':
      return false;
    case 'pull_request':
    case 'pull_request_target':
      return runsAfterMerge(workflow, value);
    case 'workflow_run':
      return followsMerged(workflow, value, byName);
    case 'push':
      return pushesProduct(value);
    default:
      return !BEFORE_MERGE.has(event);
  }
}

/** The events after the merge that start a workflow; none where only others call it. */
export function deliveringEvents(
  workflow: Workflow,
  byName: ReadonlyMap<string, Workflow>,
): readonly string[] {
  return Object.entries(workflow.triggers)
    .filter(entry => startsDelivery(workflow, entry, byName))
    .map(([event]) => event);
}

/** Workflows that a workflow waits for, by name. */
export function followed({ triggers }: Workflow): readonly string[] {
  return filtersOf(triggers.workflow_run).workflows ?? [];
}

/** Where in the sequence a workflow stands: what a commit starts comes first, what a person starts last. */
export function rankOf(events: readonly string[]): number {
  const has = (...names: readonly string[]) =>
    names.some(name => events.includes(name));
  if (has('push', 'pull_request', 'pull_request_target')) return 0;
  if (has('create', 'release', 'registry_package')) return 1;
  if (has('workflow_run', 'check_run', 'check_suite', 'deployment')) return 2;
  return has('schedule', 'repository_dispatch') ? 3 : 4;
}
