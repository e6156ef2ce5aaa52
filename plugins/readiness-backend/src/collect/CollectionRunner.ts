import { LoggerService } from '@backstage/backend-plugin-api';
import {
  EvidenceRecord,
  selects,
  Subject,
} from '@groundwork/plugin-readiness-common';
import {
  CollectorRegistration,
  runCollector,
  RunSummary,
  SourceClients,
} from '@groundwork/plugin-readiness-node';
import { durationToMilliseconds } from '@backstage/types';
import { EvidenceStore, NewcomerStore } from '../database';
import { RunStore } from '../database/DatabaseRunStore';
import { InventoryService, PeopleService } from '../inventory';
import { Telemetry } from '../telemetry';
import { Newcomers } from './Newcomers';

/** A failed look is repeated sooner than a good one, but not so soon that a broken source is hammered. */
const RETRY_FAILED_AFTER = { minutes: 10 };
/** Clusters and other shared places are looked at again after this while somebody new waits to be seen there. */
const HURRIED_CADENCE_MS = 3 * 60_000;

/** What changed in one run: the subjects whose answer is another one than before. */
export interface Collected {
  readonly kind: string;
  readonly changedSubjects: readonly string[];
}

/** What collecting stands on. */
export interface CollectionServices {
  readonly sources: SourceClients;
  readonly inventory: InventoryService;
  readonly people: PeopleService;
  readonly evidence: EvidenceStore;
  readonly runs: RunStore;
  readonly newcomers: NewcomerStore;
  readonly logger: LoggerService;
  readonly telemetry: Telemetry;
  readonly now: () => Date;
  readonly secrets: readonly string[];
}

/**
 * Looks at the subjects of a collector that are due. Each record is stored as soon as it is there: a run that is killed
 * keeps what it has seen, and the rest is still due.
 */
export class CollectionRunner {
  readonly #services: CollectionServices;
  readonly #newcomers: Newcomers;

  constructor(services: CollectionServices) {
    this.#services = services;
    this.#newcomers = new Newcomers(services.newcomers);
  }

  /** Forgets who has left the catalog. Returns how many. */
  async forgetGone(): Promise<number> {
    const { subjects } = await this.#services.inventory.current();
    return this.#newcomers.forgetGone(subjects);
  }

  async run(
    registration: CollectorRegistration,
    signal: AbortSignal,
  ): Promise<Collected | undefined> {
    const { sources, runs, logger, telemetry, now, secrets, people } =
      this.#services;
    const { collector } = registration;
    const due = await this.#due(registration);
    if (due.length === 0) {
      return undefined;
    }
    const runId = await runs.started(collector.id, now().getTime());
    const changedSubjects: string[] = [];
    const { summary } = await runCollector(registration, due, {
      sources,
      logger: logger.child({ collector: collector.id }),
      signal,
      now,
      secrets,
      teamsOfPeople: () => people.teamsOfPeople(),
      earlier: subject => this.#earlier(registration, subject),
      onRecord: async record => {
        if (await this.#store(registration, record)) {
          changedSubjects.push(record.subjectRef);
        }
      },
    });
    await this.#finish(runId, summary);
    telemetry.collected(summary);
    return { kind: collector.produces.id, changedSubjects };
  }

  async #due({
    collector,
  }: CollectorRegistration): Promise<readonly Subject[]> {
    const { inventory, evidence, now } = this.#services;
    const nowMs = now().getTime();
    const all = (await inventory.current()).subjects;
    const subjects = all.filter(subject =>
      selects(collector.appliesTo, subject),
    );
    await this.#newcomers.note(all, nowMs);
    const newSinceMs = await this.#newSince(collector, nowMs);
    if (newSinceMs !== undefined) {
      await evidence.makeDue(collector.id, nowMs, newSinceMs);
    }
    // Counting is cheap and mostly enough: this question is asked every half minute.
    if ((await evidence.countNotDue(collector.id, nowMs)) >= subjects.length) {
      return [];
    }
    const notDue = await evidence.notDue(collector.id, nowMs);
    return subjects.filter(({ ref }) => !notDue.has(ref));
  }

  /** Since when somebody new waits to be seen where a collector looks. */
  async #newSince(
    collector: CollectorRegistration['collector'],
    nowMs: number,
  ): Promise<number | undefined> {
    return isOfPlaces(collector) ? this.#newcomers.since(nowMs) : undefined;
  }

  async #earlier(
    { collector }: CollectorRegistration,
    { ref }: Subject,
  ): Promise<unknown> {
    const looks = await this.#services.evidence.looksWithValues(
      [collector.produces.id],
      [ref],
    );
    return looks.find(({ latest }) => latest.collector === collector.id)
      ?.lastGood?.value;
  }

  async #store(
    {
      cadence,
      collector,
      retryFailedAfter = RETRY_FAILED_AFTER,
    }: CollectorRegistration,
    record: EvidenceRecord,
  ): Promise<boolean> {
    const nowMs = this.#services.now().getTime();
    const ownCadenceMs = durationToMilliseconds(cadence);
    const cadenceMs =
      (await this.#newSince(collector, nowMs)) === undefined
        ? ownCadenceMs
        : Math.min(ownCadenceMs, HURRIED_CADENCE_MS);
    const wait =
      record.outcome === 'failed'
        ? Math.min(ownCadenceMs, durationToMilliseconds(retryFailedAfter))
        : cadenceMs;
    const dueAtMs = nowMs + wait;
    const { changed } = await this.#services.evidence.store(record, dueAtMs);
    return changed;
  }

  async #finish(runId: string, summary: RunSummary): Promise<void> {
    const { runs, now } = this.#services;
    await runs.finished(runId, summary, now().getTime());
  }
}

/** Looks at what services share: clusters and outside systems as a whole. */
function isOfPlaces({
  appliesTo,
}: CollectorRegistration['collector']): boolean {
  return (
    appliesTo !== 'organisation' &&
    (appliesTo.kind === 'Cluster' || appliesTo.kind === 'Source')
  );
}
