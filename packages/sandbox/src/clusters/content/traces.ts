import type { Cluster } from '../cluster';
import { settleDeployment } from '../controllers/deployments';
import { numberAt, objectAt } from '../objects/json';
import { pickNumber } from '../objects/names';
import type { Placement } from './placement';

const HOUR = 3_600_000;

/** The traces of people: a scale that Git knows nothing of, an edit in the small hours. */
export function touchByHand(
  cluster: Cluster,
  { service, owner, trouble }: Placement,
  deployedAt: number,
): void {
  const live = cluster.store
    .listKind('Deployment', service.team)
    .find(each => each.metadata.name === service.name);
  if (!live) return;
  const spec = objectAt(live, 'spec');
  const at = Math.max(deployedAt + HOUR, cluster.clock.now() - 6 * HOUR);
  if (trouble === 'out-of-sync') {
    const replicas = (numberAt(live, 'spec', 'replicas') ?? 1) + 1;
    const scaled = cluster.write(
      { ...live, spec: { ...spec, replicas } },
      { manager: 'kubectl', operation: 'Update', subresource: 'scale' },
      at,
    );
    settleDeployment(cluster, scaled, { at });
  } else if (
    owner === 'kubectl' &&
    trouble === undefined &&
    pickNumber(`edited ${service.name}`, 3) === 0
  ) {
    const edited = cluster.write(
      { ...live, spec: { ...spec, revisionHistoryLimit: 3 } },
      { manager: 'kubectl-edit', operation: 'Update' },
      at,
    );
    settleDeployment(cluster, edited, { at });
  }
}
