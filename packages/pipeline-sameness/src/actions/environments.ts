import { environmentTier, inEnvironment, isDelivery } from '../classify';
import { PAGES_ENVIRONMENT } from '../dictionary/pages';
import { wordsOf } from '../hints';
import type { Atom, Step } from '../types';
import { resolve } from './expressions';
import type { Scope } from './scope';
import type { WrittenJob } from './workflow';

/** Stands for an environment that the files do not name. */
export const UNKNOWN_ENVIRONMENT = 'unknown';

/** Environments that a job names; {@link UNKNOWN_ENVIRONMENT} where it names one that only a run can know. */
export function environmentsOf(
  job: WrittenJob,
  scope: Scope,
): readonly string[] {
  const { environment } = job;
  if (!environment) return [];
  const name = typeof environment === 'string' ? environment : environment.name;
  const known = resolve(name, scope).filter(each => each !== '');
  return known.length > 0 ? known : [UNKNOWN_ENVIRONMENT];
}

/** An environment that the inputs of a call speak of. */
export function handedEnvironments(
  inputs: WrittenJob['with'],
  scope: Scope,
): readonly string[] {
  return Object.entries(inputs ?? {}).flatMap(([name, value]) =>
    /^(deploy[-_]?)?(env|environment|stage|target)([-_]?name)?$/i.test(name) &&
    typeof value === 'string'
      ? resolve(value, scope)
      : [],
  );
}

/** An environment that a name speaks of, where the file names none. */
export function spokenEnvironment(id: string): readonly string[] {
  const tier = wordsOf(id)
    .map(environmentTier)
    .find(word => ['production', 'staging', 'development'].includes(word));
  return tier ? [tier] : [];
}

function isProductEnvironment(name: string): boolean {
  return name !== UNKNOWN_ENVIRONMENT && !PAGES_ENVIRONMENT.test(name);
}

/** Gives the deploys of a step the environments of its job. */
export function withEnvironments(
  step: Step,
  environments: readonly string[],
): Step {
  const named = environments.filter(isProductEnvironment);
  if (named.length === 0) return step;
  return {
    ...step,
    atoms: step.atoms.flatMap(atom =>
      atom.stage === 'deploy'
        ? named.map(name => inEnvironment(atom, name))
        : [atom],
    ),
  };
}

/** What goes into a cluster that the same job made is a test of it. */
export function asTests(steps: readonly Step[]): readonly Step[] {
  const asTest = (atom: Atom): Atom =>
    atom.stage?.startsWith('deploy') && isDelivery(atom)
      ? { stage: 'test', head: atom.head }
      : atom;
  return steps.map(step => ({ ...step, atoms: step.atoms.map(asTest) }));
}
