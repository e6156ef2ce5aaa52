import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { MarkKind, MarkRow, NewMark, ServiceRow } from './resultRows';

/** Where marks stand: of production, and of the other tiers. */
export type MarkTable = 'delivery_marks' | 'delivery_tier_marks';

/** What has to be looked at again of one service. */
export class Marks {
  readonly #rows: readonly MarkRow[];
  readonly #everything: boolean;

  constructor(rows: readonly MarkRow[], everything = false) {
    this.#rows = rows;
    this.#everything = everything;
  }

  /** The same, and everything beside it. */
  withAll(): Marks {
    return new Marks(this.#rows, true);
  }

  get isEmpty(): boolean {
    return this.#rows.length === 0 && !this.#everything;
  }

  get ids(): readonly (number | string)[] {
    return this.#rows.map(({ id }) => id);
  }

  has(kind: MarkKind): boolean {
    return (
      (kind === 'all' && this.#everything) ||
      this.#rows.some(row => row.kind === kind)
    );
  }

  keys(kind: MarkKind): readonly string[] {
    return [
      ...new Set(
        this.#rows.filter(row => row.kind === kind).map(({ key }) => key),
      ),
    ];
  }
}

/** Marks what services have to look at again, and makes sure that somebody derives them. */
export async function putMarks(
  transaction: Knex.Transaction,
  marks: readonly NewMark[],
): Promise<void> {
  const unique = new Map(
    marks.map(mark => [
      JSON.stringify([mark.service, mark.kind, mark.key]),
      mark,
    ]),
  );
  const services = [...new Set(marks.map(({ service }) => service))].sort();
  for (const chunk of chunked(services)) {
    await transaction<ServiceRow>('delivery_services')
      .insert(chunk.map(service => ({ service })))
      .onConflict('service')
      .ignore();
  }
  for (const chunk of chunked([...unique.values()])) {
    await transaction<MarkRow>('delivery_marks').insert([...chunk]);
  }
}

/** The marks of a service that are there by now. */
export async function readMarks(
  transaction: Knex.Transaction,
  service: string,
  table: MarkTable = 'delivery_marks',
): Promise<Marks> {
  const rows = await transaction<MarkRow>(table).where({ service });
  return new Marks(rows);
}

/** Takes marks away by their ids: the same one may have been set again meanwhile. */
export async function removeMarks(
  transaction: Knex.Transaction,
  marks: Marks,
  table: MarkTable = 'delivery_marks',
): Promise<void> {
  for (const chunk of chunked(marks.ids)) {
    await transaction<MarkRow>(table)
      .whereIn('id', [...chunk])
      .delete();
  }
}
