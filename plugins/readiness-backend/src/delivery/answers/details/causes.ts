import {
  AttributionRule,
  IncidentRecord,
  JoinedReports,
} from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { IncidentResultRow } from '../../derive/resultRows';
import { StoredRollout } from '../../derive/rollouts';
import { Overlay } from '../../overlay/said';

/** An incident that counts as caused by a deployment, or would were it not for what somebody says. */
export interface Cause {
  readonly joined: JoinedReports;
  readonly rule: AttributionRule;
  readonly setAside?: Overlay | undefined;
}

type CauseRow = Pick<IncidentResultRow, 'joined' | 'record'> & {
  readonly rule?: AttributionRule | null;
};

/** The incidents of a run of a service, the earliest first. */
export async function readCauses(
  knex: Knex,
  { runKey, rollout }: StoredRollout,
  overlays: readonly Overlay[],
): Promise<readonly Cause[]> {
  const { service } = rollout;
  const said: readonly CauseRow[] = await knex<IncidentResultRow>(
    'delivery_incident_results',
  ).where({ service, run_key: runKey });
  const told: readonly CauseRow[] = await knex<IncidentResultRow>(
    'delivery_incident_results as i',
  )
    .select('i.joined', 'i.record', 't.rule')
    .join('delivery_told_causes as t', 't.incident_key', 'i.incident_key')
    .where({ 't.service': service, 't.run_key': runKey });
  const setAsideFor = ({ reportIds }: JoinedReports) =>
    overlays.find(
      ({ claim }) =>
        claim.kind === 'incident-not-caused-by' &&
        reportIds.includes(claim.incident),
    );
  return [
    ...said.flatMap(row => causeOf(row) ?? []),
    ...told.flatMap(row => {
      const cause = causeOf(row);
      const setAside = cause && setAsideFor(cause.joined);
      return cause && setAside ? [{ ...cause, setAside }] : [];
    }),
  ].sort((a, b) => a.joined.impactStartedAtMs - b.joined.impactStartedAtMs);
}

function causeOf({ joined, record, rule }: CauseRow): Cause | undefined {
  if (joined === null || record === null) {
    return undefined;
  }
  // The texts were written from values of these types.
  const { attribution } = JSON.parse(record) as IncidentRecord;
  const known = rule ?? ('rule' in attribution ? attribution.rule : undefined);
  return known && { joined: JSON.parse(joined) as JoinedReports, rule: known };
}
