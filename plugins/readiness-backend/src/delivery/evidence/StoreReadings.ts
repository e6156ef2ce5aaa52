import {
  FailureReason,
  failureReasonSchema,
  Source,
  sourceWords,
} from '@groundwork/plugin-readiness-common';
import { EventCollectorRegistration } from '@groundwork/plugin-readiness-node';
import { Knex } from 'knex';
import { minuteOf } from '../answers/timeWords';
import { PlaceRow, ServiceRow, SourceRow } from '../derive/resultRows';
import { LISTING } from '../events/cursors';
import { CursorRow } from '../events/eventRows';
import { sourceKey, sourceOfKey } from '../events/facts';
import { DeliveryOptions } from '../options';
import { completeFromOf } from './completeFromOf';

/** What was read longer ago says nothing about today: every stream is read many times a day. */
const LONGEST_MS = 48 * 3_600_000;

/** What the collectors of the delivery store stand on. */
export interface DeliveryEvidenceServices {
  readonly knex: Knex;
  readonly options: DeliveryOptions;
  readonly eventCollectors: readonly EventCollectorRegistration[];
}

type Cursor = Omit<CursorRow, 'position' | 'unlisted'>;

/** Why the store cannot tell of a service, and who did not tell it, where somebody did not. */
export interface NotRead {
  readonly reason: FailureReason;
  readonly message: string;
  readonly source?: Source;
}

/** How far the store's sources have been read, service by service. */
export class StoreReadings {
  readonly #cursors: readonly Cursor[];
  readonly #byStream: ReadonlyMap<string, readonly Cursor[]>;
  readonly #bySource: ReadonlyMap<string, readonly Cursor[]>;
  readonly #places: ReadonlyMap<string, readonly PlaceRow[]>;
  readonly #counting: ReadonlyMap<string, string>;
  readonly #services: ReadonlyMap<string, ServiceRow>;
  readonly #elsewhere: ReadonlyMap<string, ServiceRow>;
  /** Collectors that have never said what there is to read. */
  readonly #unlisted: readonly string[];

  private constructor(
    rows: {
      readonly cursors: readonly Cursor[];
      readonly places: readonly PlaceRow[];
      readonly sources: readonly SourceRow[];
      readonly services: readonly ServiceRow[];
      readonly elsewhere: readonly ServiceRow[];
    },
    collectors: readonly EventCollectorRegistration[],
  ) {
    this.#cursors = rows.cursors;
    this.#byStream = grouped(rows.cursors, streamKey);
    this.#bySource = grouped(rows.cursors, ({ source }) => source);
    this.#places = grouped(rows.places, ({ service }) => service);
    this.#counting = new Map(
      rows.sources
        .filter(({ counts }) => Boolean(counts))
        .map(({ service, source }) => [service, source]),
    );
    this.#services = new Map(rows.services.map(row => [row.service, row]));
    this.#elsewhere = new Map(rows.elsewhere.map(row => [row.service, row]));
    this.#unlisted = collectors
      .map(({ collector: { id, source } }) => ({ id, key: sourceKey(source) }))
      .filter(
        ({ id, key }) =>
          !rows.cursors.some(
            ({ collector, source, stream, complete_at_ms: complete }) =>
              collector === id &&
              source === key &&
              stream === LISTING &&
              complete !== null,
          ),
      )
      .map(({ key }) => key);
  }

  /** Everything at once: ten thousand services have as many streams, and each asks for its own. */
  static async read(
    knex: Knex,
    collectors: readonly EventCollectorRegistration[],
  ): Promise<StoreReadings> {
    const [cursors, places, sources, services, elsewhere] = await Promise.all([
      knex<CursorRow>('delivery_cursors')
        .where({ unlisted: false })
        .select(
          'collector',
          'source',
          'stream',
          'progress',
          'outcome',
          'reason',
          'message',
          'read_at_ms',
          'complete_at_ms',
        ),
      knex<PlaceRow>('delivery_places').orderBy(['source', 'place']),
      knex<SourceRow>('delivery_sources'),
      knex<ServiceRow>('delivery_services'),
      knex<ServiceRow>('delivery_tier_services'),
    ]);
    return new StoreReadings(
      { cursors, places, sources, services, elsewhere },
      collectors,
    );
  }

  /** The source that counts; undefined when none tells of deployments of the service. */
  sourceOf(service: string): string | undefined {
    return this.#counting.get(service);
  }

  /** The places of a service at a source. */
  placesAt(service: string, source: string): readonly string[] {
    return (this.#places.get(service) ?? [])
      .filter(place => place.source === source)
      .map(({ place }) => place);
  }

  /** How the streams that tell of a service were read, of one source where it is named. */
  streamsOf(service: string, at?: string): readonly Cursor[] {
    const own = this.#byStream.get(service) ?? [];
    const found = (this.#places.get(service) ?? [])
      .filter(({ source }) => at === undefined || source === at)
      .flatMap(({ source, place }) => {
        const named = streamsNaming(place).flatMap(
          stream => this.#byStream.get(`${source} ${stream}`) ?? [],
        );
        return named.length > 0 ? named : this.#bySource.get(source) ?? [];
      });
    return [...new Set([...own, ...found])].filter(isStream);
  }

  /** From when on a source tells all of a service; undefined where nothing is missing, however long ago. */
  completeFrom(service: string, source: string): number | undefined {
    const places = this.placesAt(service, source);
    const times = this.streamsOf(service, source).flatMap(({ progress }) =>
      progress === null ? [] : completeFromOf(progress, places),
    );
    return times.length === 0 ? undefined : Math.max(...times);
  }

  /** Undefined when what the store holds of the service is all that its sources tell. */
  notReadOf(service: string, asOf: Date): NotRead | undefined {
    return this.sourceOf(service) === undefined
      ? this.#notReadAnywhere(asOf)
      : this.#notReadWhereTold(service, asOf);
  }

  /** The same of what is worked out after production; a service that was deployed nowhere else has nothing there. */
  notDerivedElsewhere(service: string): NotRead | undefined {
    const row = this.#elsewhere.get(service);
    return row && notWorkedOut(row);
  }

  #notReadWhereTold(service: string, asOf: Date): NotRead | undefined {
    const sources = new Set(
      (this.#places.get(service) ?? []).map(({ source }) => source),
    );
    const listings = [...sources].flatMap(source =>
      (this.#bySource.get(source) ?? []).filter(row => !isStream(row)),
    );
    const streams = this.streamsOf(service);
    const silent = [...listings, ...streams].find(
      ({ outcome }) => outcome === 'failed',
    );
    if (silent) {
      return failureOf(silent);
    }
    const begun = streams.find(({ complete_at_ms: at }) => at === null);
    if (begun) {
      return unfinished(begun.source);
    }
    const oldest = streams.find(
      ({ complete_at_ms: at }) => Number(at) < asOf.getTime() - LONGEST_MS,
    );
    if (oldest) {
      return {
        reason: 'timeout',
        message: `${sourceWords(
          oldest.source,
        )} was last read to the end on ${minuteOf(
          Number(oldest.complete_at_ms),
          'UTC',
        )}.`,
      };
    }
    return this.#notDerived(service);
  }

  #notDerived(service: string): NotRead | undefined {
    return notWorkedOut(this.#services.get(service) ?? {});
  }

  /** Any part that was never read may tell of a service that no other part tells of. */
  #notReadAnywhere(asOf: Date): NotRead | undefined {
    const silent = this.#cursors.find(
      row => !isStream(row) && row.outcome === 'failed',
    );
    if (silent) {
      return failureOf(silent);
    }
    const [unlisted] = this.#unlisted;
    if (unlisted !== undefined) {
      return unfinished(unlisted);
    }
    const begun = this.#cursors.find(
      ({ complete_at_ms: complete, read_at_ms: read }) =>
        complete === null && Number(read) >= asOf.getTime() - LONGEST_MS,
    );
    return begun?.outcome === 'failed'
      ? failureOf(begun)
      : begun && unfinished(begun.source);
  }
}

function isStream({ stream }: Cursor): boolean {
  return stream !== LISTING;
}

function notWorkedOut(
  row: Partial<Pick<ServiceRow, 'failure' | 'derived_at_ms'>>,
): NotRead | undefined {
  const failure = row.failure ?? undefined;
  const derivedAt = row.derived_at_ms ?? undefined;
  return derivedAt === undefined || failure !== undefined
    ? {
        reason: failure === undefined ? 'unfinished' : 'unsupported',
        message: 'What was read of it has not been worked out.',
      }
    : undefined;
}

function failureOf({ source, reason, message }: Cursor): NotRead {
  return {
    source: sourceOfKey(source),
    reason: failureReasonSchema.parse(reason),
    message: `${sourceWords(source)}: ${message ?? 'no answer'}`,
  };
}

function unfinished(source: string): NotRead {
  return {
    reason: 'unfinished',
    message: `${sourceWords(source)} has not been read to the end yet.`,
  };
}

/** What could not even be named is a stream by the reference of its service. */
function streamKey({ source, stream }: Cursor): string {
  return /^component:/.test(stream)
    ? stream
    : `${source} ${stream.replace(':', '/')}`;
}

/**
 * The streams that a place may be read from: a place is named after its repository, instance, cluster or job, and so is
 * the stream. `workload:eu/shop/Deployment/cart` is read from `eu`.
 */
function streamsNaming(place: string): readonly string[] {
  const parts = place.slice(place.indexOf(':') + 1).split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function grouped<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
