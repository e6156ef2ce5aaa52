/**
 * The delivery slice: the workflows, and inside them the jobs, on the chain from commit to artefact to production.
 * Unit-test matrices beside that chain are a product's own business and would hide that two teams deliver alike.
 */
import { isDelivery } from '../classify';
import { PAGES_ENVIRONMENT } from '../dictionary';
import type { SliceBasis } from '../types';
import type { ExpandedJob } from './expand';
import type { Workflow } from './workflow';

/** A workflow file of the repository, expanded. */
export interface ReadWorkflowFile {
  readonly path: string;
  readonly workflow: Workflow;
  readonly jobs: readonly ExpandedJob[];
}

/** A workflow on the chain, with those of its jobs that are on it. */
export interface SlicedWorkflow extends ReadWorkflowFile {
  readonly onChain: readonly ExpandedJob[];
}

const NAME =
  /(^|[-_./ ])(release|deploy(ment)?|publish|deliver(y)?|cd|ship|promote|rollout|prod(uction)?)([-_./ ]|$)/i;
const CALLED_ONLY = new Set(['workflow_call']);
const BEFORE_MERGE = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'issue_comment',
  'issues',
  'merge_group',
]);

/** Whether a name, of a file or a job, speaks of delivery. */
export function speaksOfDelivery(name: string): boolean {
  return NAME.test(name);
}

/** A workflow that only others call, or that only runs before a merge, does not start a delivery. */
function startsDelivery({ triggers }: Workflow): boolean {
  return Object.keys(triggers).some(
    name => !CALLED_ONLY.has(name) && !BEFORE_MERGE.has(name),
  );
}

function hasEnvironment(job: ExpandedJob): boolean {
  return job.environments.some(name => !PAGES_ENVIRONMENT.test(name));
}

function hasDeliveryStep(job: ExpandedJob): boolean {
  return job.steps.some(step => step.atoms.some(isDelivery));
}

/** A call that nobody could open delivers if its file or job says so: there is nothing else to go by. */
function isOpaqueDelivery(job: ExpandedJob): boolean {
  const empty =
    job.steps.length > 0 && job.steps.every(step => step.atoms.length === 0);
  return (
    empty &&
    (speaksOfDelivery(job.id) ||
      [...job.found.templates].some(reference =>
        speaksOfDelivery(reference.replace(/@.*$/, '')),
      ))
  );
}

/** The jobs that deliver, all that they need, and all that needs them. */
function chainOf(
  jobs: readonly ExpandedJob[],
  delivers: (job: ExpandedJob) => boolean,
): readonly ExpandedJob[] {
  const byId = new Map(jobs.map(job => [job.id, job]));
  const chain = new Set(jobs.filter(delivers).map(job => job.id));
  const upstream = [...chain];
  while (upstream.length > 0) {
    const needs = byId.get(upstream.pop() ?? '')?.needs ?? [];
    for (const id of needs) {
      if (!chain.has(id) && byId.has(id)) {
        chain.add(id);
        upstream.push(id);
      }
    }
  }
  for (const job of jobs) {
    if (job.needs.some(id => chain.has(id))) chain.add(job.id);
  }
  return jobs.filter(job => chain.has(job.id));
}

type Test = (job: ExpandedJob) => boolean;

function sliceBy(
  files: readonly ReadWorkflowFile[],
  delivers: Test,
): readonly SlicedWorkflow[] {
  return files
    .filter(file => file.jobs.some(delivers))
    .map(file => ({ ...file, onChain: chainOf(file.jobs, delivers) }));
}

function withWholeFiles(
  files: readonly ReadWorkflowFile[],
): readonly SlicedWorkflow[] {
  return files.map(file => {
    const chain = chainOf(
      file.jobs,
      job =>
        hasEnvironment(job) || hasDeliveryStep(job) || isOpaqueDelivery(job),
    );
    return { ...file, onChain: chain.length > 0 ? chain : file.jobs };
  });
}

/**
 * Finds the slice of a repository: by what runs or deployments have proven, else by jobs with an environment, else by
 * what steps do and files are called. Undefined when no workflow delivers.
 */
export function deliverySlice(
  files: readonly ReadWorkflowFile[],
  proven?: {
    readonly paths: readonly string[];
    readonly basis: 'run' | 'deployment';
  },
):
  | {
      readonly basis: SliceBasis;
      readonly workflows: readonly SlicedWorkflow[];
    }
  | undefined {
  const provenFiles = files.filter(({ path }) => proven?.paths.includes(path));
  if (proven && provenFiles.length > 0)
    return { basis: proven.basis, workflows: withWholeFiles(provenFiles) };

  const starting = files.filter(({ workflow }) => startsDelivery(workflow));
  const byEnvironment = sliceBy(starting, hasEnvironment);
  if (byEnvironment.length > 0) {
    const paths = new Set(byEnvironment.map(({ path }) => path));
    return {
      basis: 'environment',
      workflows: withWholeFiles(starting.filter(({ path }) => paths.has(path))),
    };
  }
  const bySteps = sliceBy(
    starting,
    job => hasDeliveryStep(job) || isOpaqueDelivery(job),
  );
  if (bySteps.length > 0) return { basis: 'heuristic', workflows: bySteps };
  const byName = starting.filter(
    ({ path, jobs }) =>
      speaksOfDelivery(path) && jobs.some(job => job.steps.length > 0),
  );
  return byName.length > 0
    ? { basis: 'heuristic', workflows: withWholeFiles(byName) }
    : undefined;
}
