import { Knex } from 'knex';
import { DatabaseReadings } from '../collect/readings';
import {
  collectorKey,
  partKey,
  readParts,
  SourcePart,
  StreamReading,
} from './sourceParts';
import { readingOf, SourceReading, SourceReadings } from './sourceReading';

const FRESH_MS = 15_000;

/** How far all parts of all sources were read. */
export interface Health {
  readonly readings: SourceReadings;
  readonly streams: readonly StreamReading[];
  readonly parts: ReadonlyMap<string, SourcePart>;
  /** By source, those of which nobody said of which services they tell. */
  readonly ofAll: ReadonlyMap<string, readonly SourcePart[]>;
  /** Collectors that tell of other things than deployments. */
  readonly ofOthers: ReadonlySet<string>;
}

/**
 * How far each source has been read. Ten thousand repositories have as many cursors, and they do not change with each
 * question: what was read is kept for some seconds.
 */
export class SourceHealth {
  readonly #knex: Knex;
  #latest:
    | { readonly atMs: number; readonly health: Promise<Health> }
    | undefined;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async current(nowMs: number): Promise<SourceReadings> {
    return (await this.fresh(nowMs)).readings;
  }

  async streams(nowMs: number): Promise<readonly StreamReading[]> {
    return (await this.fresh(nowMs)).streams;
  }

  fresh(nowMs: number): Promise<Health> {
    if (!this.#latest || nowMs - this.#latest.atMs > FRESH_MS) {
      const health = readAll(this.#knex);
      this.#latest = { atMs: nowMs, health };
      health.catch(() => {
        this.#latest = undefined;
      });
    }
    return this.#latest.health;
  }
}

async function readAll(knex: Knex): Promise<Health> {
  const telling = new Set<string>(
    await knex('delivery_told_sources').pluck('source'),
  );
  const parts = await readParts(knex);
  const collectors = await new DatabaseReadings(knex).all();
  const bySource = new Map<string, SourcePart[]>(
    [...telling].map(source => [source, []]),
  );
  for (const part of parts) {
    const known = bySource.get(part.source) ?? [];
    bySource.set(part.source, known);
    known.push(part);
  }
  const readings = new Map(
    [...bySource].map(([source, own]): [string, SourceReading] => {
      const reading = readingOf(own);
      const onlyTells = telling.has(source) && reading.total === 0;
      return [source, { ...reading, onlyTells }];
    }),
  );
  return {
    readings,
    streams: parts.filter(({ isOnlyTold }) => !isOnlyTold),
    parts: new Map(parts.map(part => [partKey(part), part])),
    ofAll: new Map(
      [...bySource].map(([source, own]) => [
        source,
        own.filter(({ concernsAll }) => concernsAll),
      ]),
    ),
    ofOthers: new Set(
      collectors
        .filter(({ tellsOfDeployments }) => !tellsOfDeployments)
        .map(collectorKey),
    ),
  };
}
