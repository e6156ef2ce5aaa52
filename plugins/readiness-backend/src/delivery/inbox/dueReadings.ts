import { DueReading } from '@groundwork/plugin-readiness-node';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { PlaceRow } from '../derive/resultRows';
import { sourceKey } from '../events/facts';

/** Stands for every service of the catalog. */
const WHOLE = '';

interface DueRow {
  readonly collector: string;
  readonly source: string;
  readonly service: string;
  readonly since_ms: number | string;
}

/** Readings that do not wait for their time, because something happened. */
export class DueReadings {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async add(due: readonly DueReading[], nowMs: number): Promise<void> {
    const rows = due.flatMap(({ collector, source, services = [WHOLE] }) =>
      services.map(service => ({
        ...{ collector, source: sourceKey(source), service },
        since_ms: nowMs,
      })),
    );
    for (const chunk of chunked(rows, 100)) {
      await this.#table()
        .insert([...chunk])
        .onConflict(['collector', 'source', 'service'])
        .merge();
    }
  }

  /**
   * What is due of a source, and not any more: should the reading fail, the next one in its turn finds the same. Services that
   * share a place are read together, because a reading says of a place all that lives there.
   */
  async take({
    collector,
    source,
  }: Omit<DueReading, 'services'>): Promise<DueReading | undefined> {
    const key = { collector, source: sourceKey(source) };
    const due = await this.#table().where(key);
    if (due.length === 0) {
      return undefined;
    }
    const named = due.map(({ service }) => service);
    // One that becomes due again before this is read by the reading that follows.
    for (const chunk of chunked(named)) {
      await this.#table()
        .where(key)
        .whereIn('service', [...chunk])
        .delete();
    }
    return named.includes(WHOLE)
      ? { collector, source }
      : {
          collector,
          source,
          services: await this.#together(key.source, named),
        };
  }

  async #together(
    source: string,
    services: readonly string[],
  ): Promise<readonly string[]> {
    const places = new Set<string>();
    const all = new Set(services);
    const table = () =>
      this.#knex<PlaceRow>('delivery_places').where({ source });
    for (const chunk of chunked(services)) {
      const own: readonly string[] = await table()
        .whereIn('service', [...chunk])
        .pluck('place');
      own.forEach(place => places.add(place));
    }
    for (const chunk of chunked([...places])) {
      const others: readonly string[] = await table()
        .whereIn('place', [...chunk])
        .pluck('service');
      others.forEach(service => all.add(service));
    }
    return [...all].sort();
  }

  #table() {
    return this.#knex<DueRow>('delivery_due');
  }
}
