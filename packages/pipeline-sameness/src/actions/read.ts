import { scriptAtoms, isDelivery } from '../classify';
import { fingerprintOf } from '../fingerprint';
import { preferVersionComments } from '../references';
import { SLICE_CONFIDENCE, type Pipeline, type PipelineSource } from '../types';
import { expandWorkflow } from './expand';
import { orderGates, permissionGates, triggerGates } from './gates';
import {
  deliverySlice,
  speaksOfDelivery,
  type ReadWorkflowFile,
  type SlicedWorkflow,
} from './slice';
import { readWorkflow, UnreadablePipelineError } from './workflow';

interface Unreadable {
  readonly path: string;
  readonly reason: string;
  /** Nothing in the file speaks of delivery, so that the slice can be trusted without it. */
  readonly harmless: boolean;
}

/** Whether the text of a file that could not be parsed speaks of delivery, by its name or by a line that delivers. */
function mayDeliver(path: string, text: string): boolean {
  return (
    speaksOfDelivery(path) ||
    scriptAtoms(text.replace(/^\s*-?\s*run:\s*\|?/gm, '')).some(isDelivery) ||
    /environment:/.test(text)
  );
}

function readFile(
  source: PipelineSource,
  path: string,
): ReadWorkflowFile | Unreadable {
  const text = source.read(path) ?? '';
  try {
    const document = source.parseYaml(preferVersionComments(text));
    const workflow = readWorkflow(path, document);
    return { path, workflow, jobs: expandWorkflow(source, workflow) };
  } catch (error) {
    const message =
      error instanceof Error ? error.message : 'could not be read';
    const reason =
      error instanceof UnreadablePipelineError
        ? message
        : `${path}: ${message}`;
    return {
      path,
      reason: reason.split('\n')[0] ?? reason,
      harmless: !mayDeliver(path, text),
    };
  }
}

function gatesOf({ workflow, onChain }: SlicedWorkflow): readonly string[] {
  return [
    ...triggerGates(workflow.triggers),
    ...permissionGates(workflow.permissions),
    ...onChain.flatMap(job => job.gates),
    ...orderGates(onChain),
  ];
}

function reachesProduction(workflows: readonly SlicedWorkflow[]): boolean {
  const stages = workflows.flatMap(({ onChain }) =>
    onChain.flatMap(job =>
      job.steps.flatMap(step => step.atoms.map(atom => atom.stage)),
    ),
  );
  const environments = stages.flatMap(stage =>
    stage?.startsWith('deploy:') ? [stage.slice('deploy:'.length)] : [],
  );
  const pending = ['staging', 'test', 'development'];
  // A pipeline that names no environment ends where its users are: a package or an image that production takes.
  return (
    environments.length === 0 ||
    environments.some(name => !pending.includes(name))
  );
}

/** References of the jobs on the chain only: a template used beside the chain says nothing about delivery. */
function referencesOf(
  workflows: readonly SlicedWorkflow[],
  kind: 'references' | 'templates' | 'opaque',
): readonly string[] {
  return [
    ...new Set(
      workflows.flatMap(({ onChain }) =>
        onChain.flatMap(({ found }) => [...found[kind]]),
      ),
    ),
  ].sort();
}

/** Reads the pipeline of a repository that delivers with GitHub Actions. */
export function readActionsPipeline(
  source: PipelineSource,
  paths: readonly string[],
): Pipeline {
  const engine = 'github-actions';
  const results = paths.map(path => readFile(source, path));
  const files = results.filter(result => 'workflow' in result);
  const broken = results.filter(result => 'reason' in result);
  const slice = deliverySlice(files, source.provenSlice);
  const dangerous =
    broken.find(({ harmless }) => !harmless) ?? (slice ? undefined : broken[0]);
  if (dangerous)
    return { outcome: 'unknown', engine, reason: dangerous.reason, opaque: [] };
  if (!slice) {
    const opaque = [
      ...new Set(
        files.flatMap(({ jobs }) =>
          jobs.flatMap(({ found }) => [...found.opaque]),
        ),
      ),
    ].sort();
    return {
      outcome: 'unknown',
      engine,
      reason:
        'no workflow delivers: none publishes, deploys or names an environment',
      opaque,
    };
  }
  const workflows = slice.workflows;
  const steps = workflows.flatMap(({ onChain }) =>
    onChain.flatMap(job => job.steps),
  );
  return {
    outcome: 'known',
    engine,
    slice: workflows.map(({ path }) => path).sort(),
    basis: slice.basis,
    confidence: SLICE_CONFIDENCE[slice.basis],
    fingerprint: fingerprintOf({
      steps,
      references: referencesOf(workflows, 'references'),
      gates: workflows.flatMap(gatesOf),
    }),
    steps: {
      total: steps.length,
      inTemplate: steps.filter(step => step.inTemplate).length,
    },
    references: referencesOf(workflows, 'templates'),
    opaque: referencesOf(workflows, 'opaque'),
    deliversToProduction: reachesProduction(workflows),
  };
}
