import { PlacedRollout } from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { DeploymentRow } from '../events/eventRows';
import { splitId } from '../events/facts';
import { environmentsMeant } from './environmentsMeant';
import { Layer } from './layers';
import { runKeyOf } from './readAttempts';
import { PlaceRow, RolloutRow } from './resultRows';
import { placedOf, readRollouts, rolloutOf } from './rollouts';

/** A rollout that may be the cause of an incident. */
export interface PlacedRun extends PlacedRollout {
  readonly runKey: string;
}

/** The rollouts of a service that may have caused what began at a time. */
export async function rolloutsAround(
  knex: Knex,
  { service, layer }: { readonly service: string; readonly layer: Layer },
  { atMs, attributionMs }: { atMs: number; attributionMs: number },
): Promise<readonly PlacedRun[]> {
  const rows = await knex<RolloutRow>(layer.rollouts)
    .where({ service })
    .where('started_at_ms', '<=', atMs)
    .where('finished_at_ms', '>=', atMs - attributionMs);
  return rows.map(rolloutOf).map(stored => ({
    ...placedOf(stored),
    runKey: stored.runKey,
  }));
}

/** The deployment that somebody named, of the listed services or else of the first other one that knows it. */
export async function namedCause(
  knex: Knex,
  deploymentId: string,
  {
    services,
    layerOf,
  }: {
    readonly services: readonly string[];
    readonly layerOf: (service: string) => Layer;
  },
): Promise<PlacedRun | undefined> {
  const { source, id } = splitId(deploymentId);
  const rows: readonly (Pick<
    DeploymentRow,
    'source' | 'run_key' | 'place' | 'environment'
  > &
    Pick<PlaceRow, 'service'>)[] = await knex<DeploymentRow>(
    'delivery_deployments as d',
  )
    .select('d.source', 'd.run_key', 'd.place', 'd.environment', 'p.service')
    .join('delivery_places as p', join =>
      join.on('p.source', 'd.source').andOn('p.place', 'd.place'),
    )
    .where({ 'd.source': source, 'd.external_id': id, 'p.counts': true });
  const others = rows.map(({ service }) => service).sort();
  for (const service of [...services, ...others]) {
    const row = rows.find(candidate => candidate.service === service);
    const [stored] =
      row && (await environmentsMeant(knex, service))(row)
        ? await readRollouts(knex, service, {
            column: 'run_key',
            values: [runKeyOf(row)],
            layer: layerOf(service),
          })
        : [];
    if (stored?.rollout.attemptIds.includes(deploymentId)) {
      return { ...placedOf(stored), runKey: stored.runKey };
    }
  }
  return undefined;
}
