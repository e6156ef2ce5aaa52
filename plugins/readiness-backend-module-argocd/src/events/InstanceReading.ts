import type { DeliveryEventInput } from '@groundwork/plugin-readiness-common';
import {
  joinedRun,
  productionClaims,
  type EventContext,
  type EventPage,
  type JoinedRun,
  type PlaceClaim,
} from '@groundwork/plugin-readiness-node';
import type { Change, ChangeFinder } from './ChangeFinder';
import { broughtBy, deploymentEvent } from './deploymentEvents';
import type { Listed } from './listing';
import { newsOf, progressOf, type Known, type Position } from './position';
import type { Sync } from './syncs';

const EVENTS_PER_PAGE = 1000;
const CHANGES_PER_PAGE = 50;

/**
 * One reading of an instance, in two rounds. The first tells everything that is new by the listing alone, before Argo CD drops
 * it; the second asks what each of these brought, one request for each, and may take several runs.
 */
export class InstanceReading {
  /** Deployments of which nobody can say what they brought, by the reason. */
  readonly unknown = new Map<string, number>();
  readonly #known: Map<string, Known>;
  readonly #listing: readonly Listed[];
  readonly #finder: ChangeFinder;
  readonly #context: EventContext<Position>;

  constructor(
    listing: readonly Listed[],
    finder: ChangeFinder,
    context: EventContext<Position>,
  ) {
    const listed = new Set(listing.map(({ place }) => place));
    // Of applications that are gone nothing more will be told; should they come back, they are told again.
    this.#known = new Map(
      Object.entries(context.position?.applications ?? {}).filter(([place]) =>
        listed.has(place),
      ),
    );
    this.#listing = listing;
    this.#finder = finder;
    this.#context = context;
  }

  async *pages(): AsyncIterable<EventPage<Position>> {
    yield* this.#tellNew();
    let events: DeliveryEventInput[] = [];
    try {
      for await (const event of this.#askChanges()) {
        events.push(event);
        if (events.length >= CHANGES_PER_PAGE) {
          yield this.#page(events);
          events = [];
        }
      }
    } catch (error) {
      // What was found before it is not asked for again.
      yield this.#page(events);
      throw error;
    }
    yield this.#page(events);
  }

  *#tellNew(): Iterable<EventPage<Position>> {
    let events: DeliveryEventInput[] = [];
    let claims: PlaceClaim[] = [];
    for (const listed of this.#listing) {
      claims.push(...productionClaims(listed));
      if (!listed.hasTwin) {
        const { known, deployments } = this.#newsOf(listed);
        const ids = deployments.map(({ id }) => id);
        this.#known.set(listed.place, {
          ...known,
          open: [...known.open, ...ids],
        });
        events.push(...deployments.map(sync => deploymentEvent(listed, sync)));
      }
      if (events.length >= EVENTS_PER_PAGE) {
        yield { ...this.#page(events), places: claims };
        events = [];
        claims = [];
      }
    }
    yield { ...this.#page(events), places: claims };
  }

  async *#askChanges(): AsyncIterable<DeliveryEventInput> {
    for (const listed of this.#listing) {
      if (listed.hasTwin) {
        yield* this.#tellTwin(listed);
      }
      if (listed.services.length > 0) {
        yield* this.#askOpen(listed);
      }
    }
  }

  async *#askOpen(listed: Listed): AsyncIterable<DeliveryEventInput> {
    const { place, syncs } = listed;
    const before = this.#known.get(place);
    const open = new Set(before?.open);
    for (const sync of syncs.filter(({ id }) => open.has(id))) {
      const change = await this.#find(listed, sync);
      yield deploymentEvent(listed, sync, change);
      const isOver =
        change.sha !== undefined ||
        sync.endedAtMs < this.#context.rereadFrom.getTime();
      if (isOver) {
        open.delete(sync.id);
      }
      this.#keepOpen(listed, open);
    }
    this.#keepOpen(listed, open);
  }

  /** What is no longer listed cannot be asked for. */
  #keepOpen({ place, syncs }: Listed, open: ReadonlySet<string>): void {
    const known = this.#known.get(place);
    if (known) {
      const kept = syncs.map(({ id }) => id).filter(id => open.has(id));
      this.#known.set(place, { ...known, open: kept });
    }
  }

  /** The run is part of a deployment from the beginning, and it takes what was brought to know it. */
  async *#tellTwin(listed: Listed): AsyncIterable<DeliveryEventInput> {
    const { known, deployments } = this.#newsOf(listed);
    const events: DeliveryEventInput[] = [];
    let lately = known.lately ?? [];
    for (const sync of deployments) {
      const change = await this.#find(listed, sync);
      const run: JoinedRun =
        sync.state === 'success'
          ? joinedRun(broughtBy(change), lately)
          : { lately };
      lately = run.lately;
      events.push(deploymentEvent(listed, sync, { ...change, ...run }));
    }
    yield* events;
    // Only now, because the page that they are on may be stored before this one is over.
    this.#known.set(listed.place, { ...known, lately });
  }

  #newsOf({ place, syncs }: Listed) {
    const from = this.#context.historyFrom.getTime();
    return newsOf(syncs, this.#known.get(place), from);
  }

  async #find(listed: Listed, sync: Sync): Promise<Change> {
    const { application, services } = listed;
    const change = await this.#finder.find(application, sync, services);
    if (change.withoutSha) {
      const { reason } = change.withoutSha;
      this.unknown.set(reason, (this.unknown.get(reason) ?? 0) + 1);
    }
    return change;
  }

  #page(events: readonly DeliveryEventInput[]): EventPage<Position> {
    const position = { applications: Object.fromEntries(this.#known) };
    return { events, position, progress: progressOf(position) };
  }
}
