import { AttributionRule } from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { IncidentResultRow } from './resultRows';
import { Within } from './within';

/** Row of `delivery_told_causes`: an incident that counts elsewhere when nobody is asked but sources. */
export interface ToldCauseRow {
  readonly incident_key: string;
  readonly service: string | null;
  readonly run_key: string | null;
  readonly rule: AttributionRule | null;
}

/** Where some incidents count as sources told it, where that is elsewhere than what readers see. */
export async function readToldCauses(
  knex: Knex,
  incidentKeys: readonly string[],
): Promise<ReadonlyMap<string, ToldCauseRow>> {
  const rows: ToldCauseRow[] = [];
  for (const chunk of chunked(incidentKeys)) {
    rows.push(
      ...(await knex<ToldCauseRow>('delivery_told_causes').whereIn(
        'incident_key',
        [...chunk],
      )),
    );
  }
  return new Map(rows.map(row => [row.incident_key, row]));
}

type IncidentOfRun = Pick<
  IncidentResultRow,
  'incident_key' | 'joined' | 'run_key'
>;

/** The incidents that some runs of a service are held to have caused, in its layer. */
export async function incidentsOfRuns(
  { transaction, service, layer }: Within,
  runKeys: readonly string[],
): Promise<readonly IncidentOfRun[]> {
  const rows = await transaction<IncidentResultRow>('delivery_incident_results')
    .where({ service })
    .whereIn('run_key', [...runKeys]);
  if (layer.name === 'said') {
    return rows;
  }
  const elsewhere = await readToldCauses(
    transaction,
    rows.map(row => row.incident_key),
  );
  const here: readonly IncidentOfRun[] = await transaction<IncidentResultRow>(
    'delivery_incident_results as i',
  )
    .select('i.incident_key', 'i.joined', 't.run_key')
    .join('delivery_told_causes as t', 't.incident_key', 'i.incident_key')
    .where('t.service', service)
    .whereIn('t.run_key', [...runKeys]);
  return [...rows.filter(row => !elsewhere.has(row.incident_key)), ...here];
}

/** Notes where an incident counts as sources told it, or that it is where readers see it. */
export async function putToldCause(
  transaction: Knex.Transaction,
  incidentKey: string,
  told: Omit<ToldCauseRow, 'incident_key'> | undefined,
): Promise<void> {
  const table = () => transaction<ToldCauseRow>('delivery_told_causes');
  await table().where({ incident_key: incidentKey }).delete();
  if (told) {
    await table().insert({ incident_key: incidentKey, ...told });
  }
}

/** Whether an incident counts for or against a service only because of what people say. */
export async function hasToldCauses(
  knex: Knex,
  service: string,
): Promise<boolean> {
  const found = await knex<ToldCauseRow>('delivery_told_causes as t')
    .join('delivery_incident_results as i', 'i.incident_key', 't.incident_key')
    .where(either =>
      either.where('t.service', service).orWhere('i.service', service),
    )
    .first('t.incident_key');
  return found !== undefined;
}
