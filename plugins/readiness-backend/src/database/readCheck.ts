import { CheckResult } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { checkOf, withLists } from './apart';
import { StoredCheck } from './AssessmentStore';
import { storedOrganisation } from './documents';
import { unpack } from './packed';
import { AssessmentRow, CheckListsRow } from './rows';

/** Which check of which assessment. */
export interface CheckKey {
  readonly standardId: string;
  readonly subjectRef: string;
  readonly checkId: string;
}

type Row = Pick<AssessmentRow, 'document' | 'as_of_ms'> & {
  readonly packed: CheckListsRow['packed'] | null;
};

/** A check of an organisation with its lists. One statement reads both, so that they are of one assessment. */
export async function readCheck(
  knex: Knex,
  { standardId, subjectRef, checkId }: CheckKey,
): Promise<StoredCheck | undefined> {
  const row: Row | undefined = await knex('assessments as a')
    .leftJoin('check_lists as l', join =>
      join
        .on('l.standard_id', 'a.standard_id')
        .andOn('l.subject_ref', 'a.subject_ref')
        .andOnVal('l.check_id', checkId),
    )
    .where({ 'a.standard_id': standardId, 'a.subject_ref': subjectRef })
    .first('a.document', 'a.as_of_ms', 'l.packed');
  if (!row) return undefined;
  const asOfMs = Number(row.as_of_ms);
  const stored = { document: JSON.parse(row.document), asOfMs };
  const check = checkOf(storedOrganisation(stored), checkId);
  return check && { asOfMs, check: whole(check, row) };
}

function whole(check: CheckResult, { packed }: Row): CheckResult {
  if (!check.abridged) return check;
  if (!packed) throw new Error(`${check.checkId} has lost its lists`);
  return withLists(check, unpack(packed));
}
