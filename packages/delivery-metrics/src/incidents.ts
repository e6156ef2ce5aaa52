import type { IncidentReport } from './events';
import { compareText } from './ordering';
import type { AttributionRule, UnattributedReason } from './records';

/** Where an incident ended up. */
export type Attribution<Entry> =
  | { readonly entry: Entry; readonly rule: AttributionRule }
  | { readonly unattributed: UnattributedReason };

/** What the reports of one incident say together. */
export interface JoinedReports {
  readonly id: string;
  readonly reportIds: readonly string[];
  readonly services: readonly string[];
  readonly impactStartedAtMs: number;
  readonly resolvedAtMs: number | undefined;
  readonly causeDeploymentId: string | undefined;
  readonly changeCaused: boolean;
}

/** Start of the impact; the report's creation stands in where nobody recorded it. */
export function impactStart(report: IncidentReport): number {
  return report.impactStartedAtMs ?? report.createdAtMs;
}

/** Reports with one `dedupKey` share it; any other report is an incident of its own. */
export function incidentKey(report: IncidentReport): string {
  return report.dedupKey === undefined
    ? `id:${report.id}`
    : `dedup:${report.dedupKey}`;
}

/**
 * Joins the reports of one incident: earliest start, latest end, open while one of them is open. The services are
 * listed in the order of the reports' starts; one explicit "not caused by a change" holds for all.
 */
export function joinReports(reports: Iterable<IncidentReport>): JoinedReports {
  const ordered = [...reports].sort(
    (a, b) => impactStart(a) - impactStart(b) || compareText(a.id, b.id),
  );
  const [first] = ordered;
  if (first === undefined) throw new Error('An incident has no report');
  const ends = ordered.map(report => report.resolvedAtMs);
  const open = ends.includes(undefined);
  return {
    id: first.id,
    reportIds: ordered.map(report => report.id),
    services: [...new Set(ordered.flatMap(report => report.services))],
    impactStartedAtMs: impactStart(first),
    resolvedAtMs: open
      ? undefined
      : ends.reduce<number>(
          (latest, end) => Math.max(latest, end ?? latest),
          -Infinity,
        ),
    causeDeploymentId: ordered.find(
      report => report.causeDeploymentId !== undefined,
    )?.causeDeploymentId,
    changeCaused: !ordered.some(report => report.changeCaused === false),
  };
}
