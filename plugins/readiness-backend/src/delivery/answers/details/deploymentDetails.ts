import { NotFoundError } from '@backstage/errors';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { RemedyRow, RolloutRow } from '../../derive/resultRows';
import { readRollouts, StoredRollout } from '../../derive/rollouts';
import { describeDeployment } from '../describeDeployment';
import { toldAttempts } from './toldAttempts';
import { pageOfCommit, toldChanges } from './toldChanges';
import { toldIncidents } from './toldIncidents';

type Details = ReadinessSchemas['DeliveryDeploymentDetails'];
type Related = ReadinessSchemas['RelatedDeployment'];

/**
 * A deployment with what its sources told of it, of what it shipped, and of what went wrong.
 *
 * @throws NotFoundError for one that is not known
 */
export async function deploymentDetails(
  knex: Knex,
  service: string,
  id: string,
): Promise<Details> {
  const [stored] = await readRollouts(knex, service, {
    column: 'id',
    values: [id],
  });
  if (!stored?.record) {
    throw new NotFoundError(`No deployment ${id} of ${service} is known`);
  }
  const { record, folded } = stored;
  const commitUrl =
    record.sha === undefined ? undefined : await pageOfCommit(knex, record.sha);
  return {
    deployment: describeDeployment(record),
    ...(commitUrl === undefined ? {} : { commitUrl }),
    attempts: await toldAttempts(knex, stored.rollout.attemptIds),
    changes: await toldChanges(knex, record.changes),
    incidents: await toldIncidents(knex, record.failure?.incidents ?? []),
    undid: await related(
      knex,
      service,
      reasonsById(folded?.remedies ?? [], ({ deploymentId }) => deploymentId),
    ),
    undoneBy: await undoneBy(knex, service, id),
  };
}

function reasonsById<T extends { readonly reason: string }>(
  found: readonly T[],
  idOf: (item: T) => string,
): ReadonlyMap<string, readonly string[]> {
  const reasons = new Map<string, string[]>();
  for (const item of found) {
    const known = reasons.get(idOf(item)) ?? [];
    reasons.set(idOf(item), known);
    known.push(item.reason);
  }
  return reasons;
}

async function undoneBy(
  knex: Knex,
  service: string,
  id: string,
): Promise<Related[]> {
  const rows: readonly (Pick<RemedyRow, 'reason'> & Pick<RolloutRow, 'id'>)[] =
    await knex<RemedyRow>('delivery_remedies as m')
      .select('r.id', 'm.reason')
      .join('delivery_rollouts as r', join =>
        join.on('r.service', 'm.service').andOn('r.run_key', 'm.run_key'),
      )
      .where({ 'm.service': service, 'm.deployment_id': id })
      .orderBy(['r.finished_at_ms', 'm.reason']);
  return related(
    knex,
    service,
    reasonsById(rows, row => row.id),
  );
}

async function related(
  knex: Knex,
  service: string,
  reasons: ReadonlyMap<string, readonly string[]>,
): Promise<Related[]> {
  const found = await readRollouts(knex, service, {
    column: 'id',
    values: [...reasons.keys()],
  });
  const known = new Map<string, StoredRollout>(
    found.map(stored => [stored.rollout.id, stored]),
  );
  return [...reasons].map(([id, why]) => {
    const record = known.get(id)?.record;
    return {
      id,
      reasons: [...why],
      ...(record?.kind === undefined ? {} : { kind: record.kind }),
      ...(record?.sha === undefined ? {} : { sha: record.sha }),
      ...(record
        ? { finishedAt: new Date(record.finishedAtMs).toISOString() }
        : {}),
    };
  });
}
