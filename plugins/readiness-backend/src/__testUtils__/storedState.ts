import Knex from 'knex';
import { z } from 'zod';
import { unpack, unseal } from '../database/packed';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

const evidenceSchema = z.looseObject({
  id: z.string(),
  subject_ref: z.string(),
});

/** Rows of all tables but the runs, one text each; evidence is called by its subject and number instead of its id. */
export interface StoredState {
  readonly evidence: readonly string[];
  readonly looks: readonly string[];
  readonly summaries: readonly string[];
  readonly assessments: readonly string[];
  readonly descriptions: readonly string[];
  readonly lists: readonly string[];
  readonly history: readonly string[];
}

/** Reads everything that replicas have stored, so that two databases can be compared. */
export async function storedState(knex: Knex.Knex): Promise<StoredState> {
  const evidence = z
    .array(evidenceSchema)
    .parse(await knex('evidence').orderBy('collected_at_ms'));
  const names = new Map<string, string>();
  const answers = new Map<string, number>();
  for (const { id, subject_ref: subject } of evidence) {
    const number = (answers.get(subject) ?? 0) + 1;
    answers.set(subject, number);
    names.set(id, `answer ${number} of ${subject}`);
  }
  const texts = (rows: readonly object[]) =>
    rows
      .map(row =>
        JSON.stringify(row).replace(UUID, id => names.get(id) ?? 'nothing'),
      )
      .sort();
  const assessments: readonly Record<string, unknown>[] = await knex(
    'assessments',
  );
  const summaries: readonly Record<string, unknown>[] = await knex(
    'record_summaries',
  );
  const lists: readonly Record<string, unknown>[] = await knex('check_lists');
  return {
    evidence: texts(evidence),
    // Which write it was says nothing about what was written.
    looks: texts(
      (await knex<Record<string, unknown>>('looks')).map(
        ({ position, ...row }) => row,
      ),
    ),
    summaries: texts(
      await Promise.all(
        summaries.map(async ({ sealed, ...row }) => ({
          ...row,
          sealed: Buffer.isBuffer(sealed) ? await unseal(sealed) : sealed,
        })),
      ),
    ),
    // The digest is one of the document with its ids; the row of a scorecard is of the same document.
    assessments: texts(
      assessments.map(
        ({ digest, scorecard_row_of: rowOf, packed, document, ...row }) => ({
          ...row,
          // So are those of its lists.
          document: String(document).replace(/,"apart":\{.*\}\}$/, '}'),
          packed: Buffer.isBuffer(packed) ? unpack(packed) : packed,
          rowIsCurrent:
            rowOf === null || String(rowOf).endsWith(String(digest)),
        }),
      ),
    ),
    lists: texts(
      lists.map(({ digest, packed, ...row }) => ({
        ...row,
        packed: Buffer.isBuffer(packed) ? unpack(packed) : packed,
      })),
    ),
    descriptions: texts(await knex('descriptions')),
    history: texts(await knex('assessment_history')),
  };
}
