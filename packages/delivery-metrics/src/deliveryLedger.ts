import { newEngineContext } from './engineContext';
import type { DeliveryEvents, DeploymentAttempt } from './events';
import { ChangeHistory, type HistoryNews } from './fold/changeHistory';
import type { ServiceCheckpoint } from './fold/checkpoint';
import { candidateOn } from './incidentAttribution';
import { IncidentLedger } from './incidentLedger';
import { isProductionEnvironment } from './logicalDeployments';
import { canonicalText, compareText } from './ordering';
import type { DeploymentRecord, IncidentRecord } from './records';
import { byFinish, type RolloutEntry } from './rolloutEntry';
import type { RunChange } from './runs';
import { ServiceLedger } from './serviceLedger';
import { DEFAULT_DELIVERY_SETTINGS, type DeliverySettings } from './settings';
import { toDeploymentRecord, toIncidentRecord } from './toRecord';

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

/** What a set of events amounts to: a record per deployment and per incident. */
export interface DeliveryRecords {
  /** By service, then in finish order. */
  readonly deployments: readonly DeploymentRecord[];
  /** In order of impact. */
  readonly incidents: readonly IncidentRecord[];
}

/**
 * Events of any number of services in memory, and what they amount to. It folds each service from checkpoint to
 * checkpoint and attributes incidents afterwards, the way a store does.
 */
export class DeliveryLedger {
  readonly #settings: DeliverySettings;
  readonly #context = newEngineContext();
  readonly #history = new ChangeHistory();
  readonly #services = new Map<string, ServiceLedger>();
  readonly #incidents = new IncidentLedger(this.#context);
  #removedDeployments: { service: string; id: string }[] = [];

  /** Settings are fixed for its life: another choice of conventions is another ledger. */
  constructor(settings: Partial<DeliverySettings> = {}) {
    this.#settings = { ...DEFAULT_DELIVERY_SETTINGS, ...settings };
  }

  /**
   * Applies a batch of events, in any order, repeated or late, and tells what changed.
   *
   * The result equals a computation over all events so far. A deployment that finished after all others of its
   * service costs its new commits; a late one, one that changed, or news about a commit that was already judged
   * folds the services concerned again from their last checkpoint that holds, and `replayed` names them.
   */
  apply(events: DeliveryEvents): DeliveryChanges {
    const news = this.#history.add(events);
    const changes = this.#addDeployments(events.deployments ?? []);
    const replayed: string[] = [];
    for (const service of this.#services.values())
      if (this.#update(service, changes.get(service) ?? [], news))
        replayed.push(service.name);
    for (const report of events.incidents ?? []) this.#incidents.add(report);
    this.#settleIncidents();
    return this.#publish(replayed.sort(compareText));
  }

  /** All records. */
  records(): DeliveryRecords {
    return {
      deployments: [...this.#services.values()]
        .sort((a, b) => compareText(a.name, b.name))
        .flatMap(service => service.runs.entries().sort(byFinish))
        .flatMap(entry => entry.record ?? []),
      incidents: [...this.#incidents.all()]
        .flatMap(incident => incident.record ?? [])
        .sort(
          (a, b) =>
            a.impactStartedAtMs - b.impactStartedAtMs ||
            compareText(a.id, b.id),
        ),
    };
  }

  /** The checkpoints of a service, by position. */
  checkpointsOf(service: string): readonly ServiceCheckpoint[] {
    return this.#services.get(service)?.checkpoints ?? [];
  }

  /** Goes on from checkpoints that were stored. */
  useCheckpoints(
    service: string,
    checkpoints: readonly ServiceCheckpoint[],
  ): void {
    this.#service(service).checkpoints = checkpoints;
  }

  #addDeployments(
    attempts: readonly DeploymentAttempt[],
  ): ReadonlyMap<ServiceLedger, readonly RunChange[]> {
    const touched = new Set<ServiceLedger>();
    for (const attempt of attempts) {
      if (!isProductionEnvironment(attempt.environment, this.#settings))
        continue;
      const service = this.#service(attempt.service);
      service.runs.add(attempt);
      touched.add(service);
    }
    const changes = new Map<ServiceLedger, readonly RunChange[]>();
    for (const service of touched) {
      const changed = service.runs.takeChanges();
      for (const change of changed) this.#noteIds(change);
      changes.set(service, changed);
    }
    return changes;
  }

  #noteIds({ before, after }: RunChange): void {
    if (before && before.id !== after?.id)
      this.#removedDeployments.push({ service: before.service, id: before.id });
    this.#incidents.recheckLinks([
      ...(before?.attemptIds ?? []),
      ...(after?.attemptIds ?? []),
    ]);
  }

  #update(
    service: ServiceLedger,
    changes: readonly RunChange[],
    news: HistoryNews,
  ): boolean {
    const { replayed, touched, fromMs, toMs } = service.update(changes, news);
    const { fixers, touchedRollouts } = this.#context;
    for (const entry of touched) {
      touchedRollouts.add(entry);
      for (const id of entry.fixes)
        fixers.set(id, (fixers.get(id) ?? new Set()).add(entry));
    }
    this.#incidents.recheckSpan(service.name, fromMs, toMs);
    return replayed;
  }

  #settleIncidents(): void {
    const affected = this.#incidents.settle({
      candidateOf: (name, impactStartedAtMs) => {
        const timeline = this.#services.get(name)?.timeline;
        const { attributionMs } = this.#settings;
        return (
          timeline && candidateOn(timeline, impactStartedAtMs, attributionMs)
        );
      },
      linked: (deploymentId, services) => this.#linked(deploymentId, services),
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
    const { touchedRollouts, touchedIncidents } = this.#context;
    const deployments: DeploymentRecord[] = [];
    for (const entry of touchedRollouts) {
      const { timeline, runs } = this.#service(entry.rollout.service);
      if (runs.entryOf(entry.rollout.id) !== entry) continue;
      const record = toDeploymentRecord(entry, {
        failedDeploymentsAreFailures:
          this.#settings.failedDeploymentsAreFailures,
        isFix: this.#incidents.isFix(entry),
        nextSuccess: () => timeline.nextSuccess(entry),
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

  #service(name: string): ServiceLedger {
    let service = this.#services.get(name);
    if (service === undefined) {
      service = new ServiceLedger(name, this.#settings, this.#history);
      this.#services.set(name, service);
    }
    return service;
  }
}

/** Computes the records of a complete set of events at once. */
export function computeDelivery(
  events: DeliveryEvents,
  settings: Partial<DeliverySettings> = {},
): DeliveryRecords {
  const ledger = new DeliveryLedger(settings);
  ledger.apply(events);
  return ledger.records();
}
