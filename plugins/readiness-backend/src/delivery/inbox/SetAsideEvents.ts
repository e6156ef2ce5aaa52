import { ConflictError, NotFoundError } from '@backstage/errors';
import { deliveryEventSchema } from '@groundwork/plugin-readiness-common';
import { whatIsWrong } from '@groundwork/plugin-readiness-node';
import { Knex } from 'knex';
import { DatabaseEventStore } from '../events/DatabaseEventStore';
import { SetAsideRow } from '../events/eventRows';
import { sourceOfKey } from '../events/facts';
import { idOf, readId, SetAsideId } from './setAsideId';
import { InboxRow, InboxStore } from './InboxStore';
import { Recorder } from './Recorder';

const MOST = 100;

/** An event that nobody understood. */
export interface SetAsideEvent {
  readonly id: string;
  /** Who told it: the first part of its topic, or the source that it was read from. */
  readonly source: string;
  /** Its topic, or the collector that read it. */
  readonly kind: string;
  readonly reason: string;
  /** Absent of one that was set aside before that was noted. */
  readonly receivedAt?: string;
}

/** What became of an event that was decoded again. */
export type Replayed =
  | { readonly outcome: 'told' }
  | { readonly outcome: 'set-aside'; readonly reason: string };

/** What replaying stands on. */
export interface SetAsideServices {
  readonly knex: Knex;
  readonly inbox: InboxStore;
  readonly recorder: Recorder;
  readonly events: DatabaseEventStore;
  readonly now: () => Date;
  /** There is something to derive from. */
  readonly onNews: () => Promise<void>;
}

/** Events that were told or read and that nobody understood, and how they are decoded again. */
export class SetAsideEvents {
  readonly #services: SetAsideServices;

  constructor(services: SetAsideServices) {
    this.#services = services;
  }

  /** The newest first, and how many there are. */
  async list(): Promise<{
    readonly items: readonly SetAsideEvent[];
    readonly total: number;
  }> {
    const told = await this.#told()
      .orderBy('received_at_ms', 'desc')
      .limit(MOST);
    const read = await this.#read()
      .orderBy([{ column: 'set_aside_at_ms', order: 'desc' }, 'digest'])
      .limit(MOST);
    const items = [...told.map(ofInbox), ...read.map(ofReading)];
    return {
      items: items
        .sort((a, b) => (b.receivedAt ?? '').localeCompare(a.receivedAt ?? ''))
        .slice(0, MOST),
      total: (await countOf(this.#told())) + (await countOf(this.#read())),
    };
  }

  /** @throws NotFoundError when there is none, or none any more */
  async find(
    text: string,
  ): Promise<{ readonly event: SetAsideEvent; readonly payload: string }> {
    const id = readId(text);
    if (id.of === 'inbox') {
      const row = await this.#told().where({ id: id.row }).first();
      if (!row) throw notFound(text);
      return { event: ofInbox(row), payload: row.payload ?? '' };
    }
    const row = await this.#read().where(keyOf(id)).first();
    if (!row) throw notFound(text);
    return { event: ofReading(row), payload: row.event };
  }

  /** Decodes it again. One that was understood meanwhile stays understood, however often somebody asks. */
  async replay(text: string): Promise<Replayed> {
    const id = readId(text);
    const replayed =
      id.of === 'inbox'
        ? await this.#replayTold(text, id.row)
        : await this.#replayRead(text, id);
    if (replayed.outcome === 'told') {
      await this.#services.onNews();
    }
    return replayed;
  }

  async #replayTold(text: string, row: number): Promise<Replayed> {
    const { inbox, recorder } = this.#services;
    const found = await inbox.find(row);
    if (!found) throw notFound(text);
    if (found.state === 'done') return { outcome: 'told' };
    const recorded = await recorder.record(found, await recorder.context());
    switch (recorded.outcome) {
      case 'aside':
        return { outcome: 'set-aside', reason: recorded.reason };
      case 'done':
        return { outcome: 'told' };
      case 'waiting':
        throw new ConflictError(
          'The catalog knows no services yet; try again in a minute',
        );
      default:
        throw new Error(`Unknown outcome ${recorded satisfies never}`);
    }
  }

  async #replayRead(
    text: string,
    id: Extract<SetAsideId, { of: 'reading' }>,
  ): Promise<Replayed> {
    const { knex, events, now } = this.#services;
    const table = () =>
      knex<SetAsideRow>('delivery_set_aside').where(keyOf(id));
    const row = await table().first();
    if (!row) throw notFound(text);
    if (row.told_at_ms !== null) return { outcome: 'told' };
    const parsed = deliveryEventSchema.safeParse(parse(row.event));
    if (!parsed.success) {
      const reason = whatIsWrong(parsed.error, 'event');
      await table().update({ reason });
      return { outcome: 'set-aside', reason };
    }
    await events.ingest({
      source: sourceOfKey(row.source),
      events: [parsed.data],
    });
    await table().update({ told_at_ms: now().getTime() });
    return { outcome: 'told' };
  }

  #told() {
    return this.#services.knex<InboxRow>('delivery_inbox').where({
      state: 'aside',
    });
  }

  #read() {
    return this.#services
      .knex<SetAsideRow>('delivery_set_aside')
      .whereNull('told_at_ms');
  }
}

function ofInbox(row: InboxRow): SetAsideEvent {
  return {
    id: idOf({ of: 'inbox', row: Number(row.id) }),
    source: row.topic.split('.')[0] ?? row.topic,
    kind: row.topic,
    reason: row.reason ?? '',
    receivedAt: new Date(Number(row.received_at_ms)).toISOString(),
  };
}

function ofReading(row: SetAsideRow): SetAsideEvent {
  const { source, digest, set_aside_at_ms: atMs } = row;
  return {
    id: idOf({ of: 'reading', digest, source }),
    source,
    kind: row.collector,
    reason: row.reason,
    ...(atMs === null
      ? {}
      : { receivedAt: new Date(Number(atMs)).toISOString() }),
  };
}

function keyOf({ digest, source }: Extract<SetAsideId, { of: 'reading' }>) {
  return { digest, source };
}

async function countOf(rows: Knex.QueryBuilder): Promise<number> {
  const [row] = await rows.count({ events: '*' });
  return Number(row?.events ?? 0);
}

/** Undefined for what is no JSON: it was too long to be kept whole. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function notFound(id: string): NotFoundError {
  return new NotFoundError(`No event ${id} is set aside`);
}
