import type { EngineContext } from './engineContext';
import type { IncidentReport } from './events';
import {
  attributeIncident,
  type AttributionSearch,
  type IncidentCandidate,
} from './incidentAttribution';
import { fixesIncident } from './toRecord';
import { incidentKey, joinReports, type Attribution } from './incidents';
import { compareText, firstIndexWhere, fullerVersion } from './ordering';
import type { Incident, RolloutEntry } from './rolloutEntry';

/** Where the incidents of a ledger look for their causes. */
export interface LedgerSearch
  extends Pick<AttributionSearch<RolloutEntry>, 'linked'> {
  readonly candidateOf: (
    service: string,
    impactStartedAtMs: number,
  ) => IncidentCandidate<RolloutEntry> | undefined;
}

/** All incidents, each joined from its reports and attributed. */
export class IncidentLedger {
  readonly #context: EngineContext;
  readonly #reports = new Map<string, IncidentReport>();
  readonly #incidents = new Map<string, Incident>();
  /** Per service, in order of impact. */
  readonly #byService = new Map<string, Incident[]>();
  readonly #byLink = new Map<string, Set<Incident>>();
  /** Incidents whose reports changed since they were joined; they are in no list. */
  readonly #unjoined = new Set<Incident>();
  /** Incidents to attribute again. */
  readonly #pending = new Set<Incident>();
  #affected = new Set<RolloutEntry>();

  constructor(context: EngineContext) {
    this.#context = context;
  }

  all(): Iterable<Incident> {
    return this.#incidents.values();
  }

  /** Stores a report; incidents it joins or leaves are attributed again. */
  add(report: IncidentReport): void {
    const known = this.#reports.get(report.id);
    const kept = known ? fullerVersion(known, report) : report;
    if (kept === known) return;
    if (known) this.#leave(known);
    this.#reports.set(kept.id, kept);
    const key = incidentKey(kept);
    const incident = this.#incidents.get(key);
    if (incident) {
      this.#take(incident);
      incident.reports.set(kept.id, kept);
    } else {
      const added = {
        key,
        reports: new Map([[kept.id, kept]]),
        joined: joinReports([kept]),
        attribution: undefined,
        record: undefined,
      };
      this.#incidents.set(key, added);
      this.#unjoined.add(added);
    }
  }

  /** Marks incidents whose impact began in a span, both ends included. */
  recheckSpan(service: string, fromMs: number, toMs: number): void {
    const incidents = this.#byService.get(service) ?? [];
    for (
      let at = firstIndexWhere(
        incidents,
        i => i.joined.impactStartedAtMs >= fromMs,
      );
      at < incidents.length;
      at += 1
    ) {
      const incident = incidents[at];
      if (incident === undefined || incident.joined.impactStartedAtMs > toMs)
        return;
      this.#pending.add(incident);
    }
  }

  /** Marks incidents that name one of these deployments as their cause. */
  recheckLinks(deploymentIds: readonly string[]): void {
    if (this.#byLink.size === 0) return;
    for (const id of deploymentIds)
      for (const incident of this.#byLink.get(id) ?? [])
        this.#pending.add(incident);
  }

  /** Attributes what is marked; returns the rollouts that gained or lost an incident. */
  settle(search: LedgerSearch): ReadonlySet<RolloutEntry> {
    for (const incident of this.#unjoined) this.#join(incident);
    this.#unjoined.clear();
    for (const incident of this.#pending) {
      const { joined } = incident;
      const attribution = attributeIncident(joined, {
        linked: search.linked,
        candidateOf: service =>
          search.candidateOf(service, joined.impactStartedAtMs),
      });
      this.#assign(incident, attribution);
      this.#context.touchedIncidents.add(incident);
      for (const id of incident.joined.reportIds)
        for (const fixer of this.#context.fixers.get(id) ?? [])
          this.#context.touchedRollouts.add(fixer);
    }
    this.#pending.clear();
    const affected = this.#affected;
    this.#affected = new Set();
    return affected;
  }

  /** Whether a deployment ships the fix of an incident of its service that had begun when it finished. */
  isFix(entry: RolloutEntry): boolean {
    return fixesIncident(entry, id => {
      const report = this.#reports.get(id);
      return report && this.#incidents.get(incidentKey(report))?.joined;
    });
  }

  #assign(
    incident: Incident,
    attribution: Attribution<RolloutEntry> | undefined,
  ): void {
    if (incident.attribution && 'entry' in incident.attribution) {
      const { entry } = incident.attribution;
      entry.incidents = entry.incidents.filter(other => other !== incident);
      this.#affected.add(entry);
    }
    if (attribution && 'entry' in attribution) {
      attribution.entry.incidents.push(incident);
      this.#affected.add(attribution.entry);
    }
    incident.attribution = attribution;
  }

  #leave(report: IncidentReport): void {
    const incident = this.#incidents.get(incidentKey(report));
    if (incident === undefined) return;
    this.#take(incident);
    incident.reports.delete(report.id);
    if (incident.reports.size > 0) return;
    this.#unjoined.delete(incident);
    this.#incidents.delete(incident.key);
    this.#pending.delete(incident);
    this.#context.touchedIncidents.add(incident);
    this.#assign(incident, undefined);
  }

  /** Takes an incident out of the lists while its reports change; they are joined once, however many came. */
  #take(incident: Incident): void {
    if (this.#unjoined.has(incident)) return;
    this.#unlist(incident);
    this.#unjoined.add(incident);
  }

  #join(incident: Incident): void {
    incident.joined = joinReports(incident.reports.values());
    for (const service of incident.joined.services) {
      const list = this.#byService.get(service) ?? [];
      list.splice(
        firstIndexWhere(list, other => byImpact(other, incident) > 0),
        0,
        incident,
      );
      this.#byService.set(service, list);
    }
    const { causeDeploymentId } = incident.joined;
    if (causeDeploymentId !== undefined) {
      this.#byLink.set(
        causeDeploymentId,
        (this.#byLink.get(causeDeploymentId) ?? new Set()).add(incident),
      );
    }
    this.#pending.add(incident);
  }

  #unlist(incident: Incident): void {
    for (const service of incident.joined.services) {
      const list = this.#byService.get(service) ?? [];
      const at = list.indexOf(incident);
      if (at >= 0) list.splice(at, 1);
    }
    this.#byLink.get(incident.joined.causeDeploymentId ?? '')?.delete(incident);
  }
}

function byImpact(a: Incident, b: Incident): number {
  return (
    a.joined.impactStartedAtMs - b.joined.impactStartedAtMs ||
    compareText(a.key, b.key)
  );
}
