import { Knex } from 'knex';
import { ListsApart } from './apart';
import { pack } from './packed';
import { AssessmentRow, CheckListsRow } from './rows';
import { StoredForm } from './storedForm';

/** Stores what changed of the long lists of a document that was put in the same transaction. */
export async function putLists(
  transaction: Knex.Transaction,
  {
    standardId,
    subjectRef,
    form,
  }: {
    readonly standardId: string;
    readonly subjectRef: string;
    readonly form: Pick<StoredForm, 'digest'>;
  },
  apart: readonly ListsApart[],
): Promise<void> {
  const key = { standard_id: standardId, subject_ref: subjectRef };
  const stored = await transaction<AssessmentRow>('assessments')
    .select('digest')
    .where(key)
    .first();
  // A newer document stays, and so do its lists.
  if (stored?.digest !== form.digest) return;
  const rows = () => transaction<CheckListsRow>('check_lists').where(key);
  const before = new Map(
    (await rows().select('check_id', 'digest')).map(row => [
      row.check_id,
      row.digest,
    ]),
  );
  for (const { checkId, digest, text } of apart) {
    if (before.get(checkId) === digest) continue;
    await transaction<CheckListsRow>('check_lists')
      .insert({ ...key, check_id: checkId, digest, packed: pack(text) })
      .onConflict(['standard_id', 'subject_ref', 'check_id'])
      .merge();
  }
  await rows()
    .whereNotIn(
      'check_id',
      apart.map(({ checkId }) => checkId),
    )
    .delete();
}
