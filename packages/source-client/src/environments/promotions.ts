import { InputError } from '@backstage/errors';
import { keyPath, type DeclaredEnvironment } from './schema';

interface Step {
  readonly from: string;
  readonly to: string;
  readonly path: string;
}

/**
 * Where a change travels from each cluster: as declared for it, else to the cluster of the environment that its own
 * promotes to.
 *
 * @throws InputError for a target that is not declared, for one that could be several, and for a circle
 */
export function promotions(
  declared: readonly DeclaredEnvironment[],
): ReadonlyMap<string, string> {
  refuseCircles(declared.flatMap(environmentSteps(declared)));
  const steps = declared.flatMap(clusterSteps(declared));
  refuseCircles(steps);
  return new Map(steps.map(({ from, to }) => [from, to]));
}

function environmentSteps(declared: readonly DeclaredEnvironment[]) {
  return (environment: DeclaredEnvironment, index: number): readonly Step[] => {
    const { name, promotesTo } = environment;
    if (promotesTo === undefined) {
      return [];
    }
    const path = keyPath([index, 'promotesTo']);
    if (!declared.some(each => each.name === promotesTo)) {
      throw new InputError(
        `${path} names ${promotesTo}, which is not an environment of this list`,
      );
    }
    return [{ from: name, to: promotesTo, path }];
  };
}

function clusterSteps(declared: readonly DeclaredEnvironment[]) {
  const all = new Set(
    declared.flatMap(({ clusters }) => clusters.map(({ name }) => name)),
  );
  return (environment: DeclaredEnvironment, index: number): readonly Step[] =>
    environment.clusters.flatMap((cluster, at) => {
      const path = keyPath([index, 'clusters', at, 'promotesTo']);
      if (cluster.promotesTo === undefined) {
        const to = byEnvironment(environment, cluster, {
          declared,
          path: keyPath([index, 'promotesTo']),
        });
        return to === undefined ? [] : [{ from: cluster.name, to, path }];
      }
      if (!all.has(cluster.promotesTo)) {
        throw new InputError(
          `${path} names ${cluster.promotesTo}, which is a cluster of no environment`,
        );
      }
      return [{ from: cluster.name, to: cluster.promotesTo, path }];
    });
}

function byEnvironment(
  environment: DeclaredEnvironment,
  cluster: DeclaredEnvironment['clusters'][number],
  at: {
    readonly declared: readonly DeclaredEnvironment[];
    readonly path: string;
  },
): string | undefined {
  const target = at.declared.find(
    ({ name }) => name === environment.promotesTo,
  );
  const candidates = target?.clusters ?? [];
  if (!target || candidates.length === 0) {
    return undefined;
  }
  const region = cluster.region ?? environment.region;
  const near = candidates.filter(
    each => (each.region ?? target.region) === region,
  );
  const [only, ...others] = candidates.length === 1 ? candidates : near;
  if (!only || others.length > 0) {
    throw new InputError(
      `${at.path} names ${target.name}, which has ${candidates.length} clusters; say with promotesTo of ${cluster.name} which of them it means`,
    );
  }
  return only.name;
}

function refuseCircles(steps: readonly Step[]): void {
  const next = new Map(steps.map(step => [step.from, step]));
  for (const start of steps) {
    const way = [start.from];
    for (
      let step: Step | undefined = start;
      step !== undefined;
      step = next.get(step.to)
    ) {
      way.push(step.to);
      if (step.to === start.from) {
        throw new InputError(
          `${start.path} goes in a circle: ${way.join(' → ')}`,
        );
      }
      if (way.length > steps.length + 1) {
        break;
      }
    }
  }
}
