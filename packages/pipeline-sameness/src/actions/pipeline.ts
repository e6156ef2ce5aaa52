/** A slice as a pipeline: its fingerprint, what starts it, and where it goes. */
import { environmentTier, isDelivery } from '../classify';
import { fingerprintOf } from '../fingerprint';
import { SLICE_CONFIDENCE, type KnownPipeline } from '../types';
import { orderGates, permissionGates, triggerGates } from './gates';
import type { DeliverySlice, ReadWorkflowFile, SlicedWorkflow } from './slice';

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

/** What starts the slice, without names: `push:default`, `release`. */
function triggersOf(workflows: readonly SlicedWorkflow[]): readonly string[] {
  const gates = workflows.flatMap(({ workflow: { triggers }, events }) =>
    triggerGates(
      Object.fromEntries(
        Object.entries(triggers).filter(([event]) => events.includes(event)),
      ),
    ),
  );
  return [...new Set(gates.map(gate => gate.replace(/^trigger:/, '')))].sort();
}

function environmentsOf(
  workflows: readonly SlicedWorkflow[],
): readonly string[] {
  const jobs = workflows.flatMap(({ onChain }) => onChain);
  const delivering = jobs.filter(job =>
    job.steps.some(step => step.atoms.some(isDelivery)),
  );
  const staged = delivering.flatMap(job =>
    job.steps.flatMap(step =>
      step.atoms.flatMap(({ stage }) =>
        stage?.startsWith('deploy:') ? [stage.slice('deploy:'.length)] : [],
      ),
    ),
  );
  const named = delivering.flatMap(job => job.environments);
  return [...new Set([...staged, ...named.map(environmentTier)])].sort();
}

/** The pipeline that a slice is. */
export function knownPipeline({
  basis,
  delivery,
  workflows,
}: DeliverySlice): KnownPipeline {
  const steps = workflows.flatMap(({ onChain }) =>
    onChain.flatMap(job => job.steps),
  );
  return {
    outcome: 'known',
    engine: 'github-actions',
    slice: workflows.map(({ path }) => path).sort(),
    basis,
    confidence: SLICE_CONFIDENCE[basis],
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
    delivery,
    triggers: triggersOf(workflows),
    environments: environmentsOf(workflows),
  };
}

/** References in any file that could not be followed. */
export function opaqueIn(
  files: readonly ReadWorkflowFile[],
): readonly string[] {
  const all = files.flatMap(({ jobs }) =>
    jobs.flatMap(({ found }) => [...found.opaque]),
  );
  return [...new Set(all)].sort();
}
