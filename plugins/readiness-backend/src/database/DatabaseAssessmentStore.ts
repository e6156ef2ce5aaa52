import { Assessment } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { Turns } from '../turns';
import {
  AssessmentStore,
  HistoryDay,
  LevelCount,
  StoredAssessment,
  SubjectLevel,
} from './AssessmentStore';
import { despiteContention } from './busy';
import { chunked } from './chunked';
import { documentDigest } from './documentDigest';
import { factsOf } from './facts';
import { AssessmentRow, HistoryRow } from './rows';

const ROWS_PER_TRANSACTION = 100;
/** A document has tens of kilobytes: more of them in one statement would hold the event loop while it is written out. */
const DOCUMENTS_PER_INSERT = 20;

/** {@link AssessmentStore} on SQLite and PostgreSQL. */
export class DatabaseAssessmentStore implements AssessmentStore {
  readonly #knex: Knex;
  readonly #turns: Turns;

  constructor(knex: Knex, turns = new Turns()) {
    this.#knex = knex;
    this.#turns = turns;
  }

  async put(assessments: readonly Assessment[]): Promise<void> {
    const size = ROWS_PER_TRANSACTION;
    for (let start = 0; start < assessments.length; start += size) {
      const chunk = await this.#turns.map(
        assessments.slice(start, start + size),
        putItem,
      );
      await despiteContention(() =>
        this.#knex.transaction(transaction => putChunk(transaction, chunk)),
      );
    }
  }

  async latest(
    standardId: string,
    subjectRef: string,
  ): Promise<StoredAssessment | undefined> {
    const row = await this.#knex<AssessmentRow>('assessments')
      .where({ standard_id: standardId, subject_ref: subjectRef })
      .first();
    return row && stored(row);
  }

  async ofSubjects(
    standardId: string,
    subjectRefs: readonly string[],
  ): Promise<readonly StoredAssessment[]> {
    const rows = new Map<string, AssessmentRow>();
    for (const refs of chunked(subjectRefs)) {
      const found = await this.#knex<AssessmentRow>('assessments')
        .where({ standard_id: standardId })
        .whereIn('subject_ref', [...refs]);
      found.forEach(row => rows.set(row.subject_ref, row));
    }
    return subjectRefs.flatMap(ref => {
      const row = rows.get(ref);
      return row ? [stored(row)] : [];
    });
  }

  async subjectsOfTeam(
    standardId: string,
    teamRef: string,
  ): Promise<readonly SubjectLevel[]> {
    const rows = await this.#knex<AssessmentRow>('assessments')
      .select('subject_ref', 'level_lo', 'level_hi')
      .where({ standard_id: standardId, team_ref: teamRef })
      .whereNotNull('level_lo');
    return rows.map(row => ({
      subjectRef: row.subject_ref,
      lo: row.level_lo ?? 0,
      hi: row.level_hi ?? 0,
    }));
  }

  async history(
    standardId: string,
    subjectRef: string,
    limit: number,
  ): Promise<readonly HistoryDay[]> {
    const rows = await this.#knex<HistoryRow>('assessment_history')
      .where({ standard_id: standardId, subject_ref: subjectRef })
      .orderBy('day', 'desc')
      .limit(limit);
    return rows.map(row => ({
      day: row.day,
      asOfMs: Number(row.as_of_ms),
      facts: JSON.parse(row.facts),
    }));
  }

  async levels(standardId: string): Promise<readonly LevelCount[]> {
    const rows = await this.#knex<AssessmentRow>('assessments')
      .select('level_lo', 'level_hi')
      .count({ subjects: '*' })
      .where({ standard_id: standardId })
      .whereNotNull('level_lo')
      .groupBy('level_lo', 'level_hi')
      .orderBy('level_lo');
    return rows.map(row => ({
      lo: row.level_lo ?? 0,
      hi: row.level_hi ?? 0,
      subjects: Number(row.subjects),
    }));
  }

  async keepOnly(
    standardId: string,
    subjectRefs: ReadonlySet<string>,
  ): Promise<void> {
    const rows = await this.#knex<AssessmentRow>('assessments')
      .select('subject_ref')
      .where({ standard_id: standardId });
    const gone = rows
      .map(row => row.subject_ref)
      .filter(ref => !subjectRefs.has(ref));
    for (const refs of chunked(gone)) {
      await this.#knex<AssessmentRow>('assessments')
        .where({ standard_id: standardId })
        .whereIn('subject_ref', [...refs])
        .delete();
    }
  }
}

interface PutItem {
  readonly assessment: Assessment;
  readonly standardId: string;
  readonly subjectRef: string;
  readonly asOfMs: number;
  readonly digest: string;
}

function putItem(assessment: Assessment): PutItem {
  return {
    assessment,
    standardId: assessment.standard.id,
    subjectRef: assessment.subject.ref,
    asOfMs: Date.parse(assessment.asOf),
    digest: documentDigest(assessment),
  };
}

/** Most assessments say what they said before: of those only the time moves, and a new day gets its row. */
async function putChunk(
  transaction: Knex.Transaction,
  chunk: readonly PutItem[],
): Promise<void> {
  const digests = await storedDigests(transaction, chunk);
  const isSame = (item: PutItem) => digests.get(keyOf(item)) === item.digest;
  await confirmSame(transaction, chunk.filter(isSame));
  await putChanged(
    transaction,
    chunk.filter(item => !isSame(item)),
  );
}

async function storedDigests(
  transaction: Knex.Transaction,
  chunk: readonly PutItem[],
): Promise<ReadonlyMap<string, string>> {
  const known = await transaction<AssessmentRow>('assessments')
    .select('standard_id', 'subject_ref', 'digest')
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
      row.digest,
    ]),
  );
}

async function confirmSame(
  transaction: Knex.Transaction,
  same: readonly PutItem[],
): Promise<void> {
  for (const standardId of new Set(same.map(item => item.standardId))) {
    const items = same.filter(item => item.standardId === standardId);
    const asOfMs = Math.max(...items.map(item => item.asOfMs));
    await transaction<AssessmentRow>('assessments')
      .where({ standard_id: standardId })
      .whereIn(
        'subject_ref',
        items.map(({ subjectRef }) => subjectRef),
      )
      .where('as_of_ms', '<', asOfMs)
      .update({ as_of_ms: asOfMs });
    await transaction<HistoryRow>('assessment_history')
      .insert(items.map(historyRow))
      .onConflict(['standard_id', 'subject_ref', 'day'])
      .ignore();
  }
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
  await transaction<HistoryRow>('assessment_history')
    .insert(changed.map(historyRow))
    .onConflict(['standard_id', 'subject_ref', 'day'])
    .merge()
    .whereRaw('assessment_history.as_of_ms <= excluded.as_of_ms');
}

function keyOf({
  standardId,
  subjectRef,
}: Pick<PutItem, 'standardId' | 'subjectRef'>): string {
  return `${standardId} ${subjectRef}`;
}

function assessmentRow({ assessment, ...item }: PutItem): AssessmentRow {
  // The time stands in its own column: a document that says the same is the same.
  const { asOf, ...said } = assessment;
  return {
    standard_id: item.standardId,
    subject_ref: item.subjectRef,
    team_ref: assessment.subject.team ?? null,
    as_of_ms: item.asOfMs,
    level_lo: assessment.scope === 'subject' ? assessment.level.lo : null,
    level_hi: assessment.scope === 'subject' ? assessment.level.hi : null,
    digest: item.digest,
    document: JSON.stringify(said),
  };
}

function historyRow({ assessment, ...item }: PutItem): HistoryRow {
  return {
    standard_id: item.standardId,
    subject_ref: item.subjectRef,
    day: assessment.asOf.slice(0, 10),
    as_of_ms: item.asOfMs,
    facts: JSON.stringify(factsOf(assessment)),
  };
}

function stored(row: AssessmentRow): StoredAssessment {
  return {
    subjectRef: row.subject_ref,
    ...(row.team_ref === null ? {} : { teamRef: row.team_ref }),
    asOfMs: Number(row.as_of_ms),
    digest: row.digest,
    document: row.document,
  };
}
