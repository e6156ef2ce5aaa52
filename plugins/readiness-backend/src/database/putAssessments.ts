import { Assessment } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { factsOf } from './facts';
import { pack } from './packed';
import { putLists } from './putLists';
import { AssessmentRow, HistoryRow } from './rows';
import { scorecardColumns, scorecardRowOf } from './scorecardRows';
import { StoredForm, storedForm } from './storedForm';
import { putWithWorst } from './worstOfDay';

/** A document has tens of kilobytes: more of them in one statement would hold the event loop while they are packed. */
const DOCUMENTS_PER_INSERT = 50;

/** An assessment with what it is stored by. */
export interface PutItem {
  readonly assessment: Assessment;
  readonly standardId: string;
  readonly subjectRef: string;
  readonly asOfMs: number;
  readonly form: StoredForm;
}

export function putItem(assessment: Assessment): PutItem {
  return {
    assessment,
    standardId: assessment.standard.id,
    subjectRef: assessment.subject.ref,
    asOfMs: Date.parse(assessment.asOf),
    form: storedForm(assessment),
  };
}

/** What is stored of an assessment. */
interface Present {
  readonly digest: string;
  readonly rowOf: string | null;
  /** When it was last confirmed. */
  readonly day: string;
}

/** Most assessments say what they said before: of those only the time moves, and a new day gets its row. */
export async function putChunk(
  transaction: Knex.Transaction,
  chunk: readonly PutItem[],
): Promise<void> {
  const present = await presentOf(transaction, chunk);
  const isSame = (item: PutItem) => {
    const before = present.get(keyOf(item));
    return (
      before?.digest === item.form.digest &&
      before.rowOf === scorecardRowOf(item.assessment.scope, item.form.digest)
    );
  };
  await confirmSame(transaction, chunk.filter(isSame), present);
  await putChanged(
    transaction,
    chunk.filter(item => !isSame(item)),
  );
}

async function presentOf(
  transaction: Knex.Transaction,
  chunk: readonly PutItem[],
): Promise<ReadonlyMap<string, Present>> {
  const known = await transaction<AssessmentRow>('assessments')
    .select(
      ...(['standard_id', 'subject_ref', 'as_of_ms'] as const),
      ...(['digest', 'scorecard_row_of'] as const),
    )
    .whereIn('standard_id', [
      ...new Set(chunk.map(({ standardId }) => standardId)),
    ])
    .whereIn(
      'subject_ref',
      chunk.map(({ subjectRef }) => subjectRef),
    );
  return new Map(
    known.map(row => [
      keyOf({ standardId: row.standard_id, subjectRef: row.subject_ref }),
      {
        digest: row.digest,
        rowOf: row.scorecard_row_of,
        day: dayOf(Number(row.as_of_ms)),
      },
    ]),
  );
}

async function confirmSame(
  transaction: Knex.Transaction,
  same: readonly PutItem[],
  present: ReadonlyMap<string, Present>,
): Promise<void> {
  for (const items of atOneTime(same)) {
    const [{ standardId, asOfMs }] = items;
    await transaction<AssessmentRow>('assessments')
      .where({ standard_id: standardId })
      .whereIn(
        'subject_ref',
        items.map(({ subjectRef }) => subjectRef),
      )
      .where('as_of_ms', '<', asOfMs)
      .update({ as_of_ms: asOfMs });
  }
  // An assessment is stored together with the row of its day: where it was confirmed on this day, that is there.
  const newDays = same.filter(item => {
    const before = present.get(keyOf(item));
    return before?.day !== dayOf(item.asOfMs);
  });
  if (newDays.length > 0) {
    await transaction<HistoryRow>('assessment_history')
      .insert(newDays.map(historyRow))
      .onConflict(['standard_id', 'subject_ref', 'day'])
      .ignore();
  }
}

/** Those of one standard and one time together: a run has one time. */
function atOneTime(
  items: readonly PutItem[],
): Iterable<readonly [PutItem, ...PutItem[]]> {
  const groups = new Map<string, [PutItem, ...PutItem[]]>();
  for (const item of items) {
    const key = `${item.standardId} ${item.asOfMs}`;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups.values();
}

async function putChanged(
  transaction: Knex.Transaction,
  changed: readonly PutItem[],
): Promise<void> {
  if (changed.length === 0) {
    return;
  }
  for (let at = 0; at < changed.length; at += DOCUMENTS_PER_INSERT) {
    await transaction<AssessmentRow>('assessments')
      .insert(changed.slice(at, at + DOCUMENTS_PER_INSERT).map(assessmentRow))
      .onConflict(['standard_id', 'subject_ref'])
      .merge()
      .whereRaw('assessments.as_of_ms <= excluded.as_of_ms');
  }
  for (const item of changed) {
    if (item.form.apart) await putLists(transaction, item, item.form.apart);
  }
  const isSubject = ({ assessment }: PutItem) => assessment.scope === 'subject';
  const subjects = changed.filter(isSubject);
  if (subjects.length > 0) {
    await transaction<HistoryRow>('assessment_history')
      .insert(subjects.map(historyRow))
      .onConflict(['standard_id', 'subject_ref', 'day'])
      .merge()
      .whereRaw('assessment_history.as_of_ms <= excluded.as_of_ms');
  }
  for (const item of changed.filter(each => !isSubject(each))) {
    await putWithWorst(transaction, historyRow(item));
  }
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function keyOf({
  standardId,
  subjectRef,
}: Pick<PutItem, 'standardId' | 'subjectRef'>): string {
  return `${standardId} ${subjectRef}`;
}

function assessmentRow({ assessment, form, ...item }: PutItem): AssessmentRow {
  // The time stands in its own column: a document that says the same is the same.
  const document = form.document();
  return {
    standard_id: item.standardId,
    subject_ref: item.subjectRef,
    team_ref: assessment.subject.team ?? null,
    as_of_ms: item.asOfMs,
    level_lo: assessment.scope === 'subject' ? assessment.level.lo : null,
    level_hi: assessment.scope === 'subject' ? assessment.level.hi : null,
    digest: form.digest,
    document: form.described ? '' : document,
    packed: form.described ? pack(document) : null,
    ...scorecardColumns(assessment, form.digest),
  };
}

function historyRow({ assessment, ...item }: PutItem): HistoryRow {
  return {
    standard_id: item.standardId,
    subject_ref: item.subjectRef,
    day: dayOf(item.asOfMs),
    as_of_ms: item.asOfMs,
    facts: JSON.stringify(factsOf(assessment)),
  };
}
