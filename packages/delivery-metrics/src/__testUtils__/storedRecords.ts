import {
  attributeIncident,
  byOrder,
  fixesIncident,
  incidentCandidate,
  incidentKey,
  joinReports,
  toDeploymentRecord,
  toIncidentRecord,
  type DeliveryRecords,
  type DeliverySettings,
  type FoldedDeployment,
  type IncidentReport,
  type JoinedReports,
  type LogicalDeployment,
} from '../index';
import { compareText } from '../ordering';

/** A deployment as a store keeps it. */
export interface Row {
  readonly rollout: LogicalDeployment;
  readonly folded?: FoldedDeployment;
}

/** The deployments of each service, by id. */
type Tables = ReadonlyMap<string, ReadonlyMap<string, Row>>;

/** What a store hands out when all services are folded: incidents attributed, records made. */
export function storedRecords(
  tables: Tables,
  reports: readonly IncidentReport[],
  settings: DeliverySettings,
): DeliveryRecords {
  const incidents = together(reports).map(joined => ({
    joined,
    attribution: attributed(joined, tables, settings),
  }));
  const deployments = [...tables.keys()].sort(compareText).flatMap(service => {
    const rows = rowsOf(tables, service).sort((a, b) =>
      byOrder(a.rollout, b.rollout),
    );
    return rows.map(row => recordOf(row, rows, { incidents, settings }));
  });
  return {
    deployments,
    incidents: incidents
      .map(toIncidentRecord)
      .sort(
        (a, b) =>
          a.impactStartedAtMs - b.impactStartedAtMs || compareText(a.id, b.id),
      ),
  };
}

function together(reports: readonly IncidentReport[]) {
  const groups = new Map<string, Map<string, IncidentReport>>();
  for (const report of reports) {
    const group = groups.get(incidentKey(report)) ?? new Map();
    groups.set(incidentKey(report), group.set(report.id, report));
  }
  return [...groups.values()].map(group => joinReports(group.values()));
}

function attributed(
  joined: JoinedReports,
  tables: Tables,
  settings: DeliverySettings,
) {
  return attributeIncident(joined, {
    candidateOf: service =>
      incidentCandidate(
        rowsOf(tables, service).map(placed),
        joined.impactStartedAtMs,
        settings.attributionMs,
      ),
    linked: (id, services) => {
      const others = [...tables.keys()].sort(compareText);
      const row = [...services, ...others]
        .flatMap(service => rowsOf(tables, service))
        .find(({ rollout }) => rollout.attemptIds.includes(id));
      return row && placed(row);
    },
  });
}

function recordOf(
  row: Row,
  rows: readonly Row[],
  on: {
    readonly incidents: readonly {
      readonly joined: JoinedReports;
      readonly attribution: ReturnType<typeof attributed>;
    }[];
    readonly settings: DeliverySettings;
  },
) {
  const { rollout, folded } = row;
  const parts = {
    ...placed(row),
    changes: folded?.changes ?? [],
    rework: folded?.rework ?? [],
    remediedBy: rows.flatMap(by =>
      (by.folded?.remedies ?? [])
        .filter(({ deploymentId }) => deploymentId === rollout.id)
        .map(({ reason }) => ({ reason, by: placed(by) })),
    ),
    incidents: on.incidents.filter(
      ({ attribution }) =>
        'entry' in attribution && attribution.entry.rollout === rollout,
    ),
  };
  return toDeploymentRecord(parts, {
    failedDeploymentsAreFailures: on.settings.failedDeploymentsAreFailures,
    isFix: fixesIncident(
      { rollout, fixes: folded?.fixes ?? [] },
      id =>
        on.incidents.find(({ joined }) => joined.reportIds.includes(id))
          ?.joined,
    ),
    nextSuccess: () =>
      rows.find(
        later =>
          later.rollout.status === 'success' &&
          byOrder(later.rollout, rollout) > 0,
      ),
  });
}

function rowsOf(tables: Tables, service: string): Row[] {
  return [...(tables.get(service)?.values() ?? [])];
}

function placed({ rollout, folded }: Row) {
  return { rollout, kind: folded?.kind, leftOut: folded?.leftOut };
}
