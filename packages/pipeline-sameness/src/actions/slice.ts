/**
 * The delivery slice: the workflows, and inside them the jobs, on the chain from commit to artefact to production.
 * Unit-test matrices beside that chain are a product's own business and would hide that two teams deliver alike.
 */
import { strongest } from '../classify';
import { chainOf, evidenceOf } from '../jobs/chain';
import type { DeliveryBasis, SliceBasis } from '../types';
import type { ExpandedJob } from './expandedJob';
import { followed, rankOf } from './triggers';
import { isDocumentation, isInPassing, isUpkeep } from './upkeep';
import type { Workflow } from './workflow';

/** A workflow file of the repository, expanded. */
export interface ReadWorkflowFile {
  readonly path: string;
  readonly workflow: Workflow;
  /** Events after the merge that start it; none: only others call it, or it runs before a merge. */
  readonly events: readonly string[];
  readonly jobs: readonly ExpandedJob[];
}

/** A workflow on the chain, with those of its jobs that are on it. */
export interface SlicedWorkflow extends ReadWorkflowFile {
  readonly onChain: readonly ExpandedJob[];
  readonly delivery: DeliveryBasis | undefined;
}

const NAME =
  /(^|[-_./ ])(release|deploy(ment)?|publish|deliver(y)?|cd|ship|promote|rollout|prod(uction)?)([-_./ ]|$)/i;

/** Whether a name, of a file or a job, speaks of delivery. */
export function speaksOfDelivery(name: string): boolean {
  return NAME.test(name);
}

function baseOf(path: string): string {
  return (
    path
      .split('/')
      .pop()
      ?.replace(/\.ya?ml$/, '') ?? path
  );
}

/** What a workflow proves of a delivery as a whole; its file's name may say that it is something else. */
function deliveryBy(file: ReadWorkflowFile): DeliveryBasis | undefined {
  const { path, workflow, events, jobs } = file;
  const base = baseOf(path);
  const names = [base, workflow.name ?? ''];
  if (events.length === 0 || names.some(isUpkeep) || isDocumentation(base))
    return undefined;
  const evidence = strongest(jobs.map(evidenceOf));
  const isByClock =
    events.includes('schedule') &&
    events.every(
      event => event === 'schedule' || event === 'workflow_dispatch',
    );
  return evidence !== 'deploys' && (isByClock || names.some(isInPassing))
    ? undefined
    : evidence;
}

/** Workflows in the order in which they run: by what starts them, and each after those that it waits for. */
function inSequence(
  workflows: readonly SlicedWorkflow[],
): readonly SlicedWorkflow[] {
  const nameOf = ({ path, workflow }: SlicedWorkflow) => workflow.name ?? path;
  const rank = (file: SlicedWorkflow) => rankOf(file.events);
  const sorted = [...workflows].sort(
    (a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1),
  );
  const ordered: SlicedWorkflow[] = [];
  const visit = (
    file: SlicedWorkflow,
    waiting: ReadonlySet<SlicedWorkflow>,
  ) => {
    if (ordered.includes(file) || waiting.has(file)) return;
    const before = new Set(followed(file.workflow));
    sorted
      .filter(other => before.has(nameOf(other)))
      .forEach(other => visit(other, new Set([...waiting, file])));
    ordered.push(file);
  };
  sorted.forEach(file => visit(file, new Set()));
  return ordered;
}

/** How the slice was found, and what it holds. */
export interface DeliverySlice {
  readonly basis: SliceBasis;
  readonly delivery: DeliveryBasis | undefined;
  readonly workflows: readonly SlicedWorkflow[];
}

/**
 * Finds the slice of a repository: by what runs or deployments have proven, else by what steps do. Every workflow that
 * delivers belongs to it; one that is only called so counts where nothing else does. Undefined when none delivers.
 */
export function deliverySlice(
  files: readonly ReadWorkflowFile[],
  proven?: {
    readonly paths: readonly string[];
    readonly basis: 'run' | 'deployment';
  },
): DeliverySlice | undefined {
  const sliced = (file: ReadWorkflowFile): SlicedWorkflow => ({
    ...file,
    onChain: chainOf(file.jobs),
    delivery: deliveryBy(file),
  });
  const provenFiles = files.filter(({ path }) => proven?.paths.includes(path));
  if (proven && provenFiles.length > 0)
    return {
      basis: proven.basis,
      delivery: strongest(provenFiles.map(deliveryBy)),
      workflows: inSequence(provenFiles.map(sliced)),
    };
  const candidates = files.map(sliced);
  const delivery = strongest(candidates.map(each => each.delivery));
  if (delivery === undefined) return undefined;
  const workflows = inSequence(
    candidates.filter(
      each =>
        each.delivery !== undefined &&
        (each.delivery !== 'name' || delivery === 'name'),
    ),
  );
  const hasEnvironment = workflows.some(({ onChain }) =>
    onChain.some(job => evidenceOf(job) && job.environments.length > 0),
  );
  return {
    basis: hasEnvironment ? 'environment' : 'heuristic',
    delivery,
    workflows,
  };
}
