import { newEngineContext, type EngineContext } from './engineContext';
import type { DeliveryEvents, DeploymentAttempt } from './events';
import { IncidentLedger } from './incidentLedger';
import { isProductionEnvironment } from './logicalDeployments';
import { canonicalText, compareText } from './ordering';
import type { DeploymentRecord, IncidentRecord } from './records';
import { byFinish, type RolloutEntry } from './rolloutEntry';
import { ServiceRuns, type RunChange } from './runs';
import { ServiceHistory } from './serviceHistory';
import type { DeliverySettings } from './settings';
import { toDeploymentRecord, toIncidentRecord } from './toRecord';

interface Service {
  readonly name: string;
  readonly runs: ServiceRuns;
  readonly history: ServiceHistory;
}

/** What one batch changed. */
export interface DeliveryChanges {
  /** New and changed deployments. */
  readonly deployments: readonly DeploymentRecord[];
  /** Deployments that exist no longer, because their run is now known by another id. */
  readonly removedDeployments: readonly {
    readonly service: string;
    readonly id: string;
  }[];
  readonly incidents: readonly IncidentRecord[];
  /** Incidents that exist no longer, because their reports joined others. */
  readonly removedIncidents: readonly string[];
  /** Services whose history had to be replayed: late events, or news about commits that were already judged. */
  readonly replayed: readonly string[];
}

/** Applies batches of events to the histories of all services. */
export class DeliveryEngine {
  readonly #context: EngineContext;
  readonly #services = new Map<string, Service>();
  readonly #incidents: IncidentLedger;
  #removedDeployments: { service: string; id: string }[] = [];

  constructor(settings: DeliverySettings) {
    this.#context = newEngineContext(settings);
    this.#incidents = new IncidentLedger(this.#context);
  }

  apply(events: DeliveryEvents): DeliveryChanges {
    const replay = new Set<Service>();
    this.#addHistory(events, replay);
    this.#addDeployments(events.deployments ?? [], replay);
    for (const service of replay) this.#replay(service);
    for (const report of events.incidents ?? []) this.#incidents.add(report);
    this.#settleIncidents();
    return this.#publish(
      [...replay].map(service => service.name).sort(compareText),
    );
  }

  deployments(): readonly DeploymentRecord[] {
    return [...this.#services.values()]
      .sort((a, b) => compareText(a.name, b.name))
      .flatMap(service => service.runs.entries().sort(byFinish))
      .flatMap(entry => entry.record ?? []);
  }

  incidents(): readonly IncidentRecord[] {
    return [...this.#incidents.all()]
      .flatMap(incident => incident.record ?? [])
      .sort(
        (a, b) =>
          a.impactStartedAtMs - b.impactStartedAtMs || compareText(a.id, b.id),
      );
  }

  /** Adds commits and pull requests; marks the services that had judged something the news is about. */
  #addHistory(events: DeliveryEvents, replay: Set<Service>): void {
    const { graph, pullRequests } = this.#context;
    for (const commit of events.commits ?? []) {
      const id = graph.add(commit);
      if (id === undefined) continue;
      pullRequests.noteCommit(id, commit);
      this.#markConsulted(id, replay);
    }
    for (const pr of events.pullRequests ?? []) {
      const slot = pullRequests.add(pr);
      if (slot === undefined) continue;
      for (const id of slot.listed) this.#markConsulted(id, replay);
      if (pr.mergeSha !== undefined)
        this.#markConsulted(graph.idOf(pr.mergeSha), replay);
      if (!slot.consulted) continue;
      for (const service of this.#services.values()) {
        if (service.history.consultedPullRequest(slot)) replay.add(service);
      }
    }
  }

  #markConsulted(id: number, replay: Set<Service>): void {
    if (!this.#context.consulted.has(id)) return;
    for (const service of this.#services.values())
      if (service.history.consultedCommit(id)) replay.add(service);
  }

  #addDeployments(
    attempts: readonly DeploymentAttempt[],
    replay: Set<Service>,
  ): void {
    const touched = new Set<Service>();
    for (const attempt of attempts) {
      if (!isProductionEnvironment(attempt.environment)) continue;
      const service = this.#service(attempt.service);
      service.runs.add(attempt);
      touched.add(service);
    }
    for (const service of touched) {
      const changes = service.runs.takeChanges();
      for (const change of changes) this.#noteIds(change);
      if (replay.has(service)) continue;
      if (!this.#applyInOrder(service, changes)) replay.add(service);
    }
  }

  #noteIds({ before, after }: RunChange): void {
    if (before && before.id !== after?.id)
      this.#removedDeployments.push({ service: before.service, id: before.id });
    this.#incidents.recheckLinks([
      ...(before?.attemptIds ?? []),
      ...(after?.attemptIds ?? []),
    ]);
  }

  /** Takes the cheap way where every change allows it; says whether it did. */
  #applyInOrder(service: Service, changes: readonly RunChange[]): boolean {
    const { history } = service;
    const successes: RolloutEntry[] = [];
    for (const { run, before, after } of changes) {
      if (!run.entry || before?.status === 'success') return false;
      if (after?.status === 'success') successes.push(run.entry);
    }
    successes.sort(byFinish);
    if (successes[0] && !history.isInOrder(successes[0])) return false;
    for (const { run, before } of changes)
      if (run.entry && before) history.timeline.removeFailure(run.entry);
    for (const { run, before, after } of changes) {
      if (!run.entry || !after) continue;
      if (after.status === 'failure') history.insertFailure(run.entry);
      const toMs = after.status === 'failure' ? after.finishedAtMs : Infinity;
      const fromMs = Math.min(
        after.startedAtMs,
        before?.startedAtMs ?? Infinity,
      );
      this.#incidents.recheckSpan(
        service.name,
        fromMs,
        Math.max(toMs, before?.finishedAtMs ?? -Infinity),
      );
    }
    for (const entry of successes) history.append(entry);
    return true;
  }

  #replay(service: Service): void {
    service.history.replay(service.runs.entries());
    this.#incidents.recheckSpan(service.name, -Infinity, Infinity);
  }

  #settleIncidents(): void {
    const affected = this.#incidents.settle({
      timelineOf: name => this.#services.get(name)?.history.timeline,
      linked: (deploymentId, services) => this.#linked(deploymentId, services),
      attributionMs: this.#context.settings.attributionMs,
    });
    for (const entry of affected) this.#context.touchedRollouts.add(entry);
  }

  #linked(
    deploymentId: string,
    services: readonly string[],
  ): RolloutEntry | undefined {
    for (const name of services) {
      const entry = this.#services.get(name)?.runs.entryOf(deploymentId);
      if (entry) return entry;
    }
    const others = [...this.#services.values()].sort((a, b) =>
      compareText(a.name, b.name),
    );
    for (const { runs } of others) {
      const entry = runs.entryOf(deploymentId);
      if (entry) return entry;
    }
    return undefined;
  }

  #publish(replayed: readonly string[]): DeliveryChanges {
    const { touchedRollouts, touchedIncidents, settings } = this.#context;
    const deployments: DeploymentRecord[] = [];
    for (const entry of touchedRollouts) {
      const { history, runs } = this.#service(entry.rollout.service);
      if (runs.entryOf(entry.rollout.id) !== entry) continue;
      const record = toDeploymentRecord(entry, {
        failedDeploymentsAreFailures: settings.failedDeploymentsAreFailures,
        isFix: fixing => this.#incidents.isFix(fixing),
        nextSuccess: failed => history.timeline.nextSuccess(failed),
      });
      if (entry.record && canonicalText(entry.record) === canonicalText(record))
        continue;
      entry.record = record;
      deployments.push(record);
    }
    const incidents: IncidentRecord[] = [];
    const removed: string[] = [];
    for (const incident of touchedIncidents) {
      const record =
        incident.reports.size > 0 ? toIncidentRecord(incident) : undefined;
      if (incident.record && incident.record.id !== record?.id)
        removed.push(incident.record.id);
      if (
        record &&
        canonicalText(record) !== canonicalText(incident.record ?? {})
      )
        incidents.push(record);
      incident.record = record;
    }
    touchedRollouts.clear();
    touchedIncidents.clear();
    const removedDeployments = this.#removedDeployments;
    this.#removedDeployments = [];
    return {
      deployments,
      removedDeployments,
      incidents,
      removedIncidents: removed,
      replayed,
    };
  }

  #service(name: string): Service {
    let service = this.#services.get(name);
    if (service === undefined) {
      service = {
        name,
        runs: new ServiceRuns(),
        history: new ServiceHistory(this.#context, name),
      };
      this.#services.set(name, service);
    }
    return service;
  }
}
