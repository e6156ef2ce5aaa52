/** A slice as a pipeline: its fingerprint, what starts it, and where it goes. */
import { fingerprintOf } from '../fingerprint';
import { orderGates } from '../jobs/chain';
import { environmentsOf, reachesProduction } from '../jobs/outcome';
import { SLICE_CONFIDENCE, type KnownPipeline } from '../types';
import { permissionGates, triggerGates } from './gates';
import type { DeliverySlice, ReadWorkflowFile, SlicedWorkflow } from './slice';

function gatesOf({ workflow, onChain }: SlicedWorkflow): readonly string[] {
  return [
    ...triggerGates(workflow.triggers),
    ...permissionGates(workflow.permissions),
    ...onChain.flatMap(job => job.gates),
    ...orderGates(onChain),
  ];
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
    deliversToProduction: reachesProduction(steps),
    delivery,
    triggers: triggersOf(workflows),
    environments: environmentsOf(workflows.flatMap(({ onChain }) => onChain)),
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
