/** Where the jobs of a slice go. */
import { environmentTier, isDelivery } from '../classify';
import type { Step } from '../types';

const PENDING: readonly string[] = ['staging', 'test', 'development'];

function deployedTo(steps: readonly Step[]): readonly string[] {
  return steps.flatMap(step =>
    step.atoms.flatMap(({ stage }) =>
      stage?.startsWith('deploy:') ? [stage.slice('deploy:'.length)] : [],
    ),
  );
}

/** A pipeline that names no environment ends where its users are: a package or an image that production takes. */
export function reachesProduction(steps: readonly Step[]): boolean {
  const environments = deployedTo(steps);
  return (
    environments.length === 0 ||
    environments.some(name => !PENDING.includes(name))
  );
}

/** Environments that jobs deploy to, by their tiers. */
export function environmentsOf(
  jobs: ReadonlyArray<{
    readonly steps: readonly Step[];
    readonly environments: readonly string[];
  }>,
): readonly string[] {
  const delivering = jobs.filter(job =>
    job.steps.some(step => step.atoms.some(isDelivery)),
  );
  const staged = delivering.flatMap(job => deployedTo(job.steps));
  const named = delivering.flatMap(job => job.environments);
  return [...new Set([...staged, ...named.map(environmentTier)])].sort();
}
