import {
  DeliveryEventOf,
  ReadinessSchemas,
} from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { describeAbsence } from '../../commitAbsence';
import { DeploymentRow, StatusRow } from '../../events/eventRows';
import { qualifiedId } from '../../events/facts';
import { rowsById } from './factRows';

type Attempt = ReadinessSchemas['DeploymentAttempt'];

/** What sources told of some attempts, the earliest first. */
export async function toldAttempts(
  knex: Knex,
  ids: readonly string[],
): Promise<Attempt[]> {
  const rows = await rowsById(ids, (source, own) =>
    knex<DeploymentRow>('delivery_deployments')
      .where({ source })
      .whereIn('external_id', own),
  );
  const statuses = await rowsById(ids, (source, own) =>
    knex<StatusRow>('delivery_deployment_statuses')
      .where({ source })
      .whereIn('external_id', own)
      .orderBy(['at_ms', 'state']),
  );
  return rows
    .map(row =>
      attemptOf(
        row,
        statuses.filter(
          status =>
            status.source === row.source &&
            status.external_id === row.external_id,
        ),
      ),
    )
    .sort((a, b) =>
      `${a.startedAt} ${a.id}` < `${b.startedAt} ${b.id}` ? -1 : 1,
    );
}

function attemptOf(
  { source, external_id: id, environment, place, fact }: DeploymentRow,
  statuses: readonly StatusRow[],
): Attempt {
  // The text was written from an event of this type.
  const { startedAtMs, attempt, url, withoutSha, startedBy } = JSON.parse(
    fact,
  ) as DeliveryEventOf<'deployment'>;
  return {
    ...{ id: qualifiedId(source, id), source, environment, place },
    startedAt: new Date(startedAtMs).toISOString(),
    ...(attempt === undefined ? {} : { attempt }),
    ...(url === undefined ? {} : { url }),
    ...(withoutSha
      ? { withoutSha: describeAbsence(withoutSha.reason, withoutSha.detail) }
      : {}),
    ...(startedBy === undefined ? {} : { startedBy }),
    statuses: statuses.map(({ state, at_ms: atMs }) => ({
      state,
      at: new Date(Number(atMs)).toISOString(),
    })),
  };
}
