import { DeliveryEvent, Source } from '@groundwork/plugin-readiness-common';
import {
  DecodedEvent,
  DecodingContext,
  EventCollectorRegistration,
  EventDecoder,
  PlaceClaim,
  SourceClients,
} from '@groundwork/plugin-readiness-node';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { InventoryService } from '../../inventory';
import { PlaceRow } from '../derive/resultRows';
import { DatabaseEventStore } from '../events/DatabaseEventStore';
import { sourceKey } from '../events/facts';
import { DueReadings } from './dueReadings';
import { endedIncidents } from './endedIncidents';
import { InboxRow, InboxStore } from './InboxStore';
import { understand } from './understand';

/** What recording stands on. */
export interface RecorderServices {
  readonly knex: Knex;
  readonly inbox: InboxStore;
  readonly events: DatabaseEventStore;
  readonly due: DueReadings;
  readonly decoders: ReadonlyMap<string, EventDecoder>;
  readonly eventCollectors: readonly EventCollectorRegistration[];
  readonly inventory: InventoryService;
  readonly sources: SourceClients;
  readonly now: () => Date;
  readonly secrets: readonly string[];
}

/** Events arrive out of order; the beginning of an incident that has not come by then does not come by itself. */
const BEGINNING_WITHIN_MS = 3_600_000;

/** What became of an event of the inbox. */
export type Recorded =
  /** It waits for a catalog that knows somebody, or for the beginning of an incident that it ends. */
  | { readonly outcome: 'waiting' }
  | { readonly outcome: 'done'; readonly isNews: boolean }
  | { readonly outcome: 'aside'; readonly reason: string };

/** Makes facts of what was told. Doing so twice changes nothing. */
export class Recorder {
  readonly #services: RecorderServices;

  constructor(services: RecorderServices) {
    this.#services = services;
  }

  async context(): Promise<DecodingContext> {
    const { inventory, eventCollectors, sources, now } = this.#services;
    const { subjects } = await inventory.current();
    return {
      services: subjects.filter(({ kind }) => kind === 'Component'),
      collectors: eventCollectors.map(({ collector: { id, source } }) => ({
        ...{ collector: id, source },
      })),
      sources,
      asOf: now(),
    };
  }

  /** @throws when it cannot be stored: then the event stays as it is. */
  async record(row: InboxRow, context: DecodingContext): Promise<Recorded> {
    const { inbox } = this.#services;
    if (context.services.length === 0) {
      return { outcome: 'waiting' };
    }
    const { id, topic, payload } = row;
    const told = { topic, payload: payload === null ? null : parse(payload) };
    const understood = understand(told, context, this.#services);
    switch (understood.outcome) {
      case 'not understood':
        await inbox.setAside(id, understood.reason);
        return { outcome: 'aside', reason: understood.reason };
      case 'concerns nobody':
        await inbox.settle(id);
        return { outcome: 'done', isNews: false };
      case 'understood': {
        const { decoded, events } = understood;
        const ended = await endedIncidents(this.#services.knex, decoded);
        if (!ended) {
          return this.#waitForBeginning(row);
        }
        const isNews = await this.#store(decoded, [...events, ...ended]);
        await inbox.settle(id);
        return { outcome: 'done', isNews };
      }
      default:
        throw new Error(`Unknown outcome ${understood satisfies never}`);
    }
  }

  async #waitForBeginning(row: InboxRow): Promise<Recorded> {
    const { inbox, now } = this.#services;
    if (now().getTime() - Number(row.received_at_ms) < BEGINNING_WITHIN_MS) {
      return { outcome: 'waiting' };
    }
    const reason = 'Nobody has told how this incident began';
    await inbox.setAside(row.id, reason);
    return { outcome: 'aside', reason };
  }

  async #store(
    decoded: Omit<DecodedEvent, 'events'>,
    told: readonly DeliveryEvent[],
  ): Promise<boolean> {
    const { events, due, now } = this.#services;
    const { source, places, evidence, otherwise } = decoded;
    const nowMs = now().getTime();
    if (otherwise && !(await this.#areKnown(source, places))) {
      await due.add([...decoded.due, otherwise], nowMs);
      return false;
    }
    await due.add(decoded.due, nowMs);
    if (!otherwise) {
      await this.#services
        .knex('delivery_told_sources')
        .insert({ source: sourceKey(source) })
        .onConflict('source')
        .ignore();
    }
    const { changedRows } = await events.ingest({
      ...{ source, events: told },
      // Those of a source that is read, readings tell.
      ...(otherwise ? {} : { places, ...(evidence ? { evidence } : {}) }),
    });
    return changedRows > 0;
  }

  /** Whether places mean these very services already. */
  async #areKnown(
    source: Source,
    claims: readonly PlaceClaim[],
  ): Promise<boolean> {
    const known = new Set<string>();
    const places = [...new Set(claims.map(({ place }) => place))];
    for (const chunk of chunked(places)) {
      const rows = await this.#services
        .knex<PlaceRow>('delivery_places')
        .where({ source: sourceKey(source) })
        .whereIn('place', [...chunk]);
      rows.forEach(row => known.add(JSON.stringify([row.place, row.service])));
    }
    const claimed = new Set(
      claims.map(({ place, service }) => JSON.stringify([place, service])),
    );
    return (
      known.size === claimed.size && [...claimed].every(each => known.has(each))
    );
  }
}

function parse(text: string): unknown {
  return JSON.parse(text);
}
