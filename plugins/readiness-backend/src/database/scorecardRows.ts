import {
  Assessment,
  scorecardRow,
  ScorecardRow,
} from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { chunked } from './chunked';
import { Descriptions } from './Descriptions';
import { subjectDocument } from './documents';
import { AssessmentRow } from './rows';

/** Raised when rows say something else than before: those that are stored are then made again. */
const SHAPE = 2;

type RowColumns = Pick<AssessmentRow, 'scorecard_row' | 'scorecard_row_of'>;

/** What a stored row is made of: a document, by the rules of this release. Only services have one. */
export function scorecardRowOf(
  scope: Assessment['scope'],
  digest: string,
): string | null {
  return scope === 'subject' ? `${SHAPE} ${digest}` : null;
}

/** The row of an assessment as it is stored; its time stands in a column of its own, as the document's does. */
export function scorecardColumns(
  assessment: Assessment,
  digest: string,
): RowColumns {
  if (assessment.scope !== 'subject') {
    return { scorecard_row: null, scorecard_row_of: null };
  }
  const { asOf, ...said } = scorecardRow(assessment);
  return {
    scorecard_row: JSON.stringify(said),
    scorecard_row_of: scorecardRowOf(assessment.scope, digest),
  };
}

type Found = RowColumns &
  Pick<AssessmentRow, 'subject_ref' | 'as_of_ms' | 'digest'>;

/** Where rows are read. */
interface RowsFrom {
  readonly knex: Knex;
  readonly descriptions: Descriptions;
  readonly standardId: string;
}

/** The rows of these subjects in the order asked for; those that have no assessment are left out. */
export async function readScorecardRows(
  subjectRefs: readonly string[],
  from: RowsFrom,
): Promise<readonly ScorecardRow[]> {
  const { knex, standardId } = from;
  const rows = new Map<string, ScorecardRow>();
  for (const refs of chunked(subjectRefs)) {
    const found: readonly Found[] = await knex<AssessmentRow>('assessments')
      .select(
        ...(['subject_ref', 'as_of_ms', 'digest'] as const),
        ...(['scorecard_row', 'scorecard_row_of'] as const),
      )
      .where({ standard_id: standardId })
      .whereIn('subject_ref', [...refs]);
    const outdated: string[] = [];
    for (const row of found) {
      const present = presentRow(row);
      if (present) rows.set(row.subject_ref, present);
      else outdated.push(row.subject_ref);
    }
    for (const row of await fromDocuments(outdated, from)) {
      rows.set(row.subject.ref, row);
    }
  }
  return subjectRefs.flatMap(ref => rows.get(ref) ?? []);
}

/** Undefined where the row is not of the present document. The text was written by {@link scorecardColumns}. */
function presentRow(row: Found): ScorecardRow | undefined {
  if (
    row.scorecard_row === null ||
    row.scorecard_row_of !== scorecardRowOf('subject', row.digest)
  ) {
    return undefined;
  }
  const said = JSON.parse(row.scorecard_row) as Omit<ScorecardRow, 'asOf'>;
  return { ...said, asOf: new Date(Number(row.as_of_ms)).toISOString() };
}

/** Until the next assessment has stored a row, its document says what is in it. */
async function fromDocuments(
  subjectRefs: readonly string[],
  { knex, descriptions, standardId }: RowsFrom,
): Promise<readonly ScorecardRow[]> {
  if (subjectRefs.length === 0) return [];
  const found = await knex<AssessmentRow>('assessments')
    .select('document', 'packed', 'as_of_ms')
    .where({ standard_id: standardId })
    .whereIn('subject_ref', [...subjectRefs]);
  const rows: ScorecardRow[] = [];
  for (const { as_of_ms: asOfMs, ...row } of found) {
    const document = await descriptions.documentOf(row);
    rows.push(
      scorecardRow(subjectDocument({ document, asOfMs: Number(asOfMs) })),
    );
  }
  return rows;
}
