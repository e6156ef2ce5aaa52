import { Knex } from 'knex';
import { despiteContention } from './busy';
import { DescriptionList } from './described';
import { AssessmentRow, DescriptionRow } from './rows';
import { unpack } from './packed';

/** A packed document. The text was written by `storedForm` from a value of this type. */
interface Packed {
  readonly checks: readonly object[];
  /** Digest of the list. */
  readonly described: string;
}

type DocumentColumns = Pick<AssessmentRow, 'document' | 'packed'>;

/**
 * What the checks of documents say of themselves, each list once, and documents put together with them. A list is what its
 * digest says, so whoever has seen one need not look again. Lists stay: there is a new one of some twenty kilobytes when a release
 * or a standard says something else, and to know that none of ten thousand documents refers to one costs more than it takes.
 */
export class Descriptions {
  readonly #knex: Knex;
  readonly #stored = new Map<string, readonly object[]>();

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Before the documents that refer to it, so that there is never one that refers to nothing. */
  async keep({ digest, text }: DescriptionList): Promise<void> {
    if (this.#stored.has(digest)) return;
    await despiteContention(() =>
      this.#knex<DescriptionRow>('descriptions')
        .insert({ digest, text })
        .onConflict('digest')
        .ignore(),
    );
    this.#stored.set(digest, JSON.parse(text));
  }

  /** A document but for its time, parsed. Where there is a text it is the newer one: only an earlier release writes it. */
  async documentOf({ document, packed }: DocumentColumns): Promise<unknown> {
    if (document !== '' || packed === null) return JSON.parse(document);
    const { described, ...said } = JSON.parse(unpack(packed)) as Packed;
    const list = await this.#list(described);
    const checks = said.checks.map((check, at) => ({ ...check, ...list[at] }));
    return { ...said, checks };
  }

  async #list(digest: string): Promise<readonly object[]> {
    const known = this.#stored.get(digest);
    if (known) return known;
    const row = await this.#knex<DescriptionRow>('descriptions')
      .where({ digest })
      .first();
    if (!row) throw new Error(`No checks are described by ${digest}`);
    const list = JSON.parse(row.text) as readonly object[];
    this.#stored.set(digest, list);
    return list;
  }
}
