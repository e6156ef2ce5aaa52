import { Assessment, ScorecardRow } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { Turns } from '../turns';
import {
  AssessmentStore,
  HistoryDay,
  LevelCount,
  StoredAssessment,
  StoredCheck,
  SubjectLevel,
} from './AssessmentStore';
import { despiteContention } from './busy';
import { chunked } from './chunked';
import { Descriptions } from './Descriptions';
import { putChunk, putItem } from './putAssessments';
import { CheckKey, readCheck } from './readCheck';
import { AssessmentRow, HistoryRow } from './rows';
import { readScorecardRows } from './scorecardRows';

const ROWS_PER_TRANSACTION = 100;

/** {@link AssessmentStore} on SQLite and PostgreSQL. */
export class DatabaseAssessmentStore implements AssessmentStore {
  readonly #knex: Knex;
  readonly #turns: Turns;
  readonly #descriptions: Descriptions;

  constructor(knex: Knex, turns = new Turns()) {
    this.#knex = knex;
    this.#descriptions = new Descriptions(knex);
    this.#turns = turns;
  }

  async put(assessments: readonly Assessment[]): Promise<void> {
    const size = ROWS_PER_TRANSACTION;
    for (let start = 0; start < assessments.length; start += size) {
      const chunk = await this.#turns.map(
        assessments.slice(start, start + size),
        putItem,
      );
      for (const { form } of chunk) {
        if (form.described) await this.#descriptions.keep(form.described);
      }
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
    return row && this.#stored(row);
  }

  check(of: CheckKey): Promise<StoredCheck | undefined> {
    return readCheck(this.#knex, of);
  }

  async scorecardRows(
    standardId: string,
    subjectRefs: readonly string[],
  ): Promise<readonly ScorecardRow[]> {
    return readScorecardRows(subjectRefs, {
      ...{ knex: this.#knex, descriptions: this.#descriptions, standardId },
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

  async #stored(row: AssessmentRow): Promise<StoredAssessment> {
    return {
      subjectRef: row.subject_ref,
      ...(row.team_ref === null ? {} : { teamRef: row.team_ref }),
      asOfMs: Number(row.as_of_ms),
      digest: row.digest,
      document: await this.#descriptions.documentOf(row),
    };
  }
}
