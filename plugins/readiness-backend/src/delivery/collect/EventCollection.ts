import { LoggerService } from '@backstage/backend-plugin-api';
import { durationToMilliseconds } from '@backstage/types';
import { Inventory, Subject } from '@groundwork/plugin-readiness-common';
import {
  digestOf,
  EventCollectorRegistration,
  EventRun,
  EventSink,
  runEventCollector,
  SourceClients,
  StreamEnd,
} from '@groundwork/plugin-readiness-node';
import { redactText } from '@groundwork/source-client';
import { InventoryService } from '../../inventory';
import { LISTING } from '../events/cursors';
import { DueReadings } from '../inbox/dueReadings';
import { isDue, KnownServices } from './dueReading';
import { failureOf } from './failureOf';
import { ListedServices } from './ListedServices';
import {
  DatabaseReadings,
  endOfStreams,
  ReadingEnd,
  ReadingState,
} from './readings';

/** What is unfinished goes on after this, without waiting for its cadence. */
const GOES_ON_AFTER_MS = 60_000;

/** What reading events stands on. */
export interface EventCollectionServices {
  readonly sources: SourceClients;
  readonly inventory: InventoryService;
  readonly events: EventSink;
  readonly readings: DatabaseReadings;
  readonly due: Pick<DueReadings, 'take'>;
  readonly listed: Pick<ListedServices, 'settle'>;
  readonly logger: LoggerService;
  readonly now: () => Date;
  readonly secrets: readonly string[];
}

/** Services of the catalog, with what tells whether they are others than before. */
interface Services extends KnownServices {
  readonly subjects: readonly Subject[];
}

/** Reads the events of a source for the services of the catalog. */
export class EventCollection {
  readonly #services: EventCollectionServices;
  #latest: { readonly of: Inventory; readonly known: Services } | undefined;

  constructor(services: EventCollectionServices) {
    this.#services = services;
  }

  /** From now on readers are told that these sources are to be read. */
  async await(
    registrations: readonly EventCollectorRegistration[],
  ): Promise<void> {
    await this.#services.readings.forgetOthers(registrations);
    for (const registration of registrations) {
      await this.#stateOf(registration);
    }
  }

  /** Reads on when it is time to; undefined when it is not. */
  async runIfDue(
    registration: EventCollectorRegistration,
    signal: AbortSignal,
  ): Promise<EventRun | undefined> {
    const { readings, now } = this.#services;
    const state = await this.#stateOf(registration);
    const known = await this.#known();
    if (isDue(state, known, now().getTime())) {
      return this.#run(registration, { state, known, signal });
    }
    if (known.digest !== state.seenServices) {
      await readings.saw(registration, known.digest);
    }
    return this.#runWhatIsDue(registration, { known, signal });
  }

  /**
   * Reads what a system said has changed, and nothing else. It is no reading of the source: when that was read, and when it
   * will be, stays as it is, and should this one fail, that one finds the same.
   */
  async #runWhatIsDue(
    registration: EventCollectorRegistration,
    {
      known,
      signal,
    }: { readonly known: Services; readonly signal: AbortSignal },
  ): Promise<EventRun | undefined> {
    const { id, source } = registration.collector;
    const due = await this.#services.due.take({ collector: id, source });
    if (!due) {
      return undefined;
    }
    const wanted = due.services && new Set(due.services);
    const subjects = wanted
      ? known.subjects.filter(({ ref }) => wanted.has(ref))
      : known.subjects;
    return subjects.length === 0
      ? undefined
      : this.#read(registration, subjects, signal);
  }

  /** A catalog that knows nobody says of nobody that a source means it no more. */
  async #settle(
    registration: EventCollectorRegistration,
    { streams }: EventRun,
    { count }: KnownServices,
  ): Promise<void> {
    const { listed, now } = this.#services;
    if (count > 0) {
      const ids = streams.map(({ stream }) => stream);
      await listed.settle(registration, ids, now().getTime());
    }
  }

  #read(
    registration: EventCollectorRegistration,
    subjects: readonly Subject[],
    signal: AbortSignal,
  ): Promise<EventRun> {
    const { sources, events, logger, now, secrets } = this.#services;
    return runEventCollector(registration, subjects, {
      ...{ sources, now, secrets, signal },
      sink: events,
      logger: logger.child({ collector: registration.collector.id }),
    });
  }

  async #run(
    registration: EventCollectorRegistration,
    {
      state,
      known,
      signal,
    }: {
      readonly state: ReadingState;
      readonly known: Services;
      readonly signal: AbortSignal;
    },
  ): Promise<EventRun> {
    const { readings, due, now, secrets } = this.#services;
    const nowMs = now().getTime();
    const catchesUp = state.catchesUp || known.digest !== state.readServices;
    const services = known.digest;
    await readings.began(registration, { nowMs, services, catchesUp });
    const ended = (end: ReadingEnd) =>
      this.#noteEnd(registration, end, { beganMs: nowMs, catchesUp });
    try {
      await due.take({
        collector: registration.collector.id,
        source: registration.collector.source,
      });
      const run = await this.#read(registration, known.subjects, signal);
      await this.#settle(registration, run, known);
      await this.#noteListing(registration, { outcome: 'complete' });
      await ended(endOfStreams(run.streams.map(({ end }) => end)));
      return run;
    } catch (error) {
      const { reason, message } = failureOf(error);
      await this.#noteListing(registration, {
        ...{ outcome: 'failed', reason },
        message: redactText(message, secrets),
      });
      await ended({ outcome: 'failed', reason });
      throw error;
    }
  }

  async #noteEnd(
    registration: EventCollectorRegistration,
    end: ReadingEnd,
    {
      beganMs,
      catchesUp,
    }: { readonly beganMs: number; readonly catchesUp: boolean },
  ): Promise<void> {
    const { readings, now } = this.#services;
    const nowMs = now().getTime();
    const cadenceMs = durationToMilliseconds(registration.cadence);
    const goesOn = catchesUp && end.outcome === 'unfinished';
    await readings.ended(registration, end, {
      nowMs,
      nextAtMs: goesOn
        ? Math.min(nowMs + GOES_ON_AFTER_MS, beganMs + cadenceMs)
        : beganMs + cadenceMs,
      catchesUp: goesOn,
    });
  }

  #stateOf(registration: EventCollectorRegistration): Promise<ReadingState> {
    const { readings, now } = this.#services;
    const nowMs = now().getTime();
    const nextAtMs = nowMs + durationToMilliseconds(registration.cadence);
    return readings.state(registration, { nowMs, nextAtMs });
  }

  /** An inventory that says the same is the same object. */
  async #known(): Promise<Services> {
    const inventory = await this.#services.inventory.current();
    if (this.#latest?.of !== inventory) {
      const subjects = inventory.subjects.filter(
        ({ kind }) => kind === 'Component',
      );
      const digest = digestOf(subjects.map(({ ref }) => ref).sort());
      const known = { subjects, digest, count: subjects.length };
      this.#latest = { of: inventory, known };
    }
    return this.#latest.known;
  }

  /** A source that does not even say what there is to read is silent, and readers are told. */
  async #noteListing(
    { collector: { id, source } }: EventCollectorRegistration,
    end: StreamEnd,
  ): Promise<void> {
    const { events, now } = this.#services;
    const name = { collector: id, source, stream: LISTING };
    await events.ended(name, end, now());
  }
}
