import {
  attributeIncident,
  Attribution,
  incidentCandidate,
  IncidentCandidate,
  JoinedReports,
  joinReports,
  toIncidentRecord,
} from '@groundwork/delivery-metrics';
import { chunked } from '../../database/chunked';
import { locksRows } from '../../database/locksRows';
import { readSetAside, SetAside } from '../overlay/said';
import { namedCause, PlacedRun, rolloutsAround } from './candidates';
import { putIncident, removeIncident } from './incidentResults';
import { Layer, layers, saidLayer, toldLayer } from './layers';
import { putMarks } from './marks';
import { isOfProduction } from './incidentEnvironments';
import { readReports } from './readReports';
import { FixRow, IncidentResultRow, NewMark } from './resultRows';
import { putToldCause, readToldCauses, ToldCauseRow } from './toldCauses';
import { readToldApart } from './toldApart';
import { Within } from './within';

/** A run of a service. */
interface Run {
  readonly service: string;
  readonly runKey: string;
}

/**
 * Attributes incidents again, each by what all its services have stored by now, with what people say and as sources told it;
 * returns the runs of this service whose records say something else, and leaves marks for those of others. Rows are locked in order, so that of two services with
 * the same incident the second one sees what the first found.
 */
export async function attributeIncidents(
  within: Within,
  keys: readonly string[],
): Promise<readonly string[]> {
  const before = await lockResults(within, [...keys].sort());
  const reports = await readReports(within.transaction, keys, row =>
    isOfProduction(row, within.settings),
  );
  const told = await readToldCauses(within.transaction, keys);
  const search = {
    within,
    toldApart: await readToldApart(within.transaction),
    setAside: await readSetAside(within.transaction, [...reports.values()]),
  };
  const touched: Run[] = [];
  for (const row of before) {
    const own = reports.get(row.incident_key);
    const known = { row, told: told.get(row.incident_key) };
    touched.push(
      ...(own
        ? await attribute(search, known, joinReports(own))
        : await forget(within, known)),
    );
  }
  const isOwn = ({ service }: Run) => service === within.service;
  await putMarks(
    within.transaction,
    touched
      .filter(run => !isOwn(run))
      .map(
        ({ service, runKey }): NewMark => ({
          service,
          kind: 'refresh',
          key: runKey,
        }),
      ),
  );
  return touched.filter(isOwn).map(({ runKey }) => runKey);
}

async function lockResults(
  { transaction }: Within,
  keys: readonly string[],
): Promise<readonly IncidentResultRow[]> {
  const rows: IncidentResultRow[] = [];
  for (const chunk of chunked(keys)) {
    await transaction<IncidentResultRow>('delivery_incident_results')
      .insert(chunk.map(key => ({ incident_key: key })))
      .onConflict('incident_key')
      .ignore();
    const query = transaction<IncidentResultRow>('delivery_incident_results')
      .whereIn('incident_key', [...chunk])
      .orderBy('incident_key');
    rows.push(...(await (locksRows(transaction) ? query.forUpdate() : query)));
  }
  return rows;
}

/** An incident as it was attributed before. */
interface Known {
  readonly row: IncidentResultRow;
  readonly told: ToldCauseRow | undefined;
}

/** Where causes are looked for. */
interface Search {
  readonly within: Within;
  /** Services whose results stand as sources told them, too. */
  readonly toldApart: ReadonlySet<string>;
  readonly setAside: readonly SetAside[];
}

async function attribute(
  search: Search,
  known: Known,
  joined: JoinedReports,
): Promise<readonly Run[]> {
  const { within } = search;
  const { row } = known;
  const { said, told } = await causesOf(search, joined);
  const record = toIncidentRecord({ joined, attribution: said });
  const cause = runOf(said);
  const elsewhere = isSameRun(cause, runOf(told)) ? undefined : rowOf(told);
  const isSame =
    row.joined === JSON.stringify(joined) &&
    row.record === JSON.stringify(record) &&
    row.run_key === (cause?.runKey ?? null) &&
    isSameTold(known.told, elsewhere);
  if (isSame) {
    return [];
  }
  const fixers = await fixersOf(within, row, joined);
  await putIncident(within.transaction, {
    key: row.incident_key,
    joined,
    record,
    ...(cause && { run: cause }),
  });
  await putToldCause(within.transaction, row.incident_key, elsewhere);
  return [
    ...causesBefore(known),
    ...fixers,
    ...[cause, runOf(told)].flatMap(run => run ?? []),
  ];
}

function runOf(attribution: Attribution<PlacedRun>): Run | undefined {
  return 'entry' in attribution
    ? {
        service: attribution.entry.rollout.service,
        runKey: attribution.entry.runKey,
      }
    : undefined;
}

function isSameRun(a: Run | undefined, b: Run | undefined): boolean {
  return a?.service === b?.service && a?.runKey === b?.runKey;
}

function rowOf(
  told: Attribution<PlacedRun>,
): Omit<ToldCauseRow, 'incident_key'> {
  const run = runOf(told);
  return {
    service: run?.service ?? null,
    run_key: run?.runKey ?? null,
    rule: 'rule' in told ? told.rule : null,
  };
}

function isSameTold(
  before: ToldCauseRow | undefined,
  after: Omit<ToldCauseRow, 'incident_key'> | undefined,
): boolean {
  return (
    (before === undefined) === (after === undefined) &&
    before?.service === after?.service &&
    before?.run_key === after?.run_key &&
    before?.rule === after?.rule
  );
}

/** With what people say, and as sources told it: the same where nobody said anything. */
async function causesOf(
  search: Search,
  joined: JoinedReports,
): Promise<Record<'said' | 'told', Attribution<PlacedRun>>> {
  const setAside = search.setAside.filter(({ incident }) =>
    joined.reportIds.includes(incident),
  );
  const said = await causeOf(search, joined, {
    layer: saidLayer,
    isSetAside: ({ rollout }) =>
      setAside.some(
        ({ service, deployment }) =>
          service === rollout.service &&
          rollout.attemptIds.includes(deployment),
      ),
  });
  const isToldApart = setAside.length > 0 || search.toldApart.size > 0;
  return {
    said,
    told: isToldApart
      ? await causeOf(search, joined, { layer: toldLayer })
      : said,
  };
}

async function causeOf(
  { within, toldApart }: Search,
  joined: JoinedReports,
  {
    layer,
    isSetAside = () => false,
  }: {
    readonly layer: Layer;
    readonly isSetAside?: (run: PlacedRun) => boolean;
  },
): Promise<Attribution<PlacedRun>> {
  const { transaction, settings } = within;
  const { impactStartedAtMs, causeDeploymentId, services } = joined;
  const layerOf = (service: string) =>
    toldApart.has(service) ? layer : saidLayer;
  const named =
    causeDeploymentId === undefined
      ? undefined
      : await namedCause(transaction, causeDeploymentId, { services, layerOf });
  const candidates = new Map<string, IncidentCandidate<PlacedRun>>();
  for (const service of services) {
    const candidate = incidentCandidate(
      await rolloutsAround(
        transaction,
        { service, layer: layerOf(service) },
        {
          atMs: impactStartedAtMs,
          attributionMs: settings.attributionMs,
        },
      ),
      impactStartedAtMs,
      settings.attributionMs,
    );
    if (candidate) {
      candidates.set(service, candidate);
    }
  }
  return attributeIncident(joined, {
    candidateOf: service => candidates.get(service),
    linked: () => named,
    isSetAside,
  });
}

/** Its reports were taken back, or belong to another incident now. */
async function forget(within: Within, known: Known): Promise<readonly Run[]> {
  const { transaction } = within;
  const { incident_key: key } = known.row;
  const fixers = await fixersOf(within, known.row, undefined);
  await removeIncident(transaction, key);
  await putToldCause(transaction, key, undefined);
  return [...causesBefore(known), ...fixers];
}

function causesBefore({ row, told }: Known): readonly Run[] {
  return [row, told].flatMap(cause =>
    cause && cause.service !== null && cause.run_key !== null
      ? [{ service: cause.service, runKey: cause.run_key }]
      : [],
  );
}

/** Runs that shipped what says it fixes the incident, as it was or as it is. */
async function fixersOf(
  { transaction }: Within,
  row: IncidentResultRow,
  joined: JoinedReports | undefined,
): Promise<readonly Run[]> {
  // The text was written from a value of this type.
  const before =
    row.joined === null ? undefined : (JSON.parse(row.joined) as JoinedReports);
  const reports = [before, joined].flatMap(known => known?.reportIds ?? []);
  const fixers: Run[] = [];
  for (const { fixes } of layers) {
    const rows = await transaction<FixRow>(fixes).whereIn('report', reports);
    fixers.push(
      ...rows.map(({ service, run_key: runKey }) => ({ service, runKey })),
    );
  }
  return fixers;
}
