import {
  DeliveryEventOf,
  DeploymentStarter,
} from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { DeploymentRow } from '../events/eventRows';
import { qualifiedId } from '../events/facts';
import { rowsById } from './details/factRows';

/** Who or what started some attempts, by the id of the attempt; those of which nothing is recorded are missing. */
export async function startersOf(
  knex: Knex,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DeploymentStarter>> {
  const rows = await rowsById(ids, (source, own) =>
    knex<DeploymentRow>('delivery_deployments')
      .where({ source })
      .whereIn('external_id', own),
  );
  return new Map(
    rows.flatMap(({ source, external_id: id, fact }) => {
      // The text was written from an event of this type.
      const { startedBy: starter } = JSON.parse(
        fact,
      ) as DeliveryEventOf<'deployment'>;
      return starter ? [[qualifiedId(source, id), starter]] : [];
    }),
  );
}

/** As a field of what is told of a deployment: it has the id of the attempt that reached its environment. */
export function startedBy(
  starters: ReadonlyMap<string, DeploymentStarter>,
  id: string,
): { readonly startedBy?: DeploymentStarter } {
  const starter = starters.get(id);
  return starter ? { startedBy: starter } : {};
}
