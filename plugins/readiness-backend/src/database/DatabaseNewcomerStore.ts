import { Knex } from 'knex';
import { despiteContention } from './busy';
import { chunked } from './chunked';
import { KnownSubjectRow } from './rows';

/** Who is known of the catalog, and when the latest of them came. The same for all replicas, before and after a restart. */
export interface NewcomerStore {
  /** Notes who is there. Whoever was not known comes now; of those that are there at the first time nobody is new. */
  note(refs: readonly string[], nowMs: number): Promise<void>;
  /** When the latest newcomer came; undefined when nobody has since the first time. */
  latestMs(): Promise<number | undefined>;
  /** Forgets who has left. Returns how many. */
  forgetAllBut(refs: readonly string[]): Promise<number>;
}

/** {@link NewcomerStore} on SQLite and PostgreSQL. */
export class DatabaseNewcomerStore implements NewcomerStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async note(refs: readonly string[], nowMs: number): Promise<void> {
    const known = await this.#known();
    const unknown = refs.filter(ref => !known.has(ref));
    const cameAtMs = known.size === 0 ? null : nowMs;
    if (unknown.length === 0) {
      return;
    }
    // All at once: another replica that sees a part of the first ones would take the rest for newcomers.
    await despiteContention(() =>
      this.#knex.transaction(async transaction => {
        for (const chunk of chunked(unknown)) {
          await transaction<KnownSubjectRow>('known_subjects')
            .insert(
              chunk.map(ref => ({ subject_ref: ref, came_at_ms: cameAtMs })),
            )
            .onConflict('subject_ref')
            .ignore();
        }
      }),
    );
  }

  async latestMs(): Promise<number | undefined> {
    const row = await this.#knex<KnownSubjectRow>('known_subjects')
      .max({ latest: 'came_at_ms' })
      .first();
    const latest: unknown = row?.latest;
    return latest === null || latest === undefined ? undefined : Number(latest);
  }

  async forgetAllBut(refs: readonly string[]): Promise<number> {
    const present = new Set(refs);
    const gone = [...(await this.#known())].filter(ref => !present.has(ref));
    let removed = 0;
    for (const chunk of chunked(gone)) {
      removed += await this.#knex<KnownSubjectRow>('known_subjects')
        .whereIn('subject_ref', [...chunk])
        .delete();
    }
    return removed;
  }

  async #known(): Promise<ReadonlySet<string>> {
    const rows = await this.#knex<KnownSubjectRow>('known_subjects').select(
      'subject_ref',
    );
    return new Set(rows.map(row => row.subject_ref));
  }
}
