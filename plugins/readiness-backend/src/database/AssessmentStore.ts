import {
  Assessment,
  CheckResult,
  ScorecardRow,
} from '@groundwork/plugin-readiness-common';

/** An assessment as it is stored; see `organisationDocument` and `subjectDocument`. */
export interface StoredAssessment {
  readonly subjectRef: string;
  readonly teamRef?: string;
  readonly asOfMs: number;
  /** Digest of the document. */
  readonly digest: string;
  /** Everything but the time. */
  readonly document: unknown;
}

/** One check of an assessment. */
export interface StoredCheck {
  readonly asOfMs: number;
  readonly check: CheckResult;
}

/** One day of a subject's history. */
export interface HistoryDay {
  readonly day: string;
  readonly asOfMs: number;
  readonly facts: unknown;
}

/** A subject of a team with its level bounds. */
export interface SubjectLevel {
  readonly subjectRef: string;
  readonly lo: number;
  readonly hi: number;
}

/** How many subjects have these level bounds. */
export interface LevelCount {
  readonly lo: number;
  readonly hi: number;
  readonly subjects: number;
}

/** Present assessments and their daily history. */
export interface AssessmentStore {
  /** Stores assessments and their day's facts. An older one never replaces a newer one. */
  put(assessments: readonly Assessment[]): Promise<void>;
  latest(
    standardId: string,
    subjectRef: string,
  ): Promise<StoredAssessment | undefined>;
  /** A check of the organisation with all of its lists. */
  check(of: {
    readonly standardId: string;
    readonly subjectRef: string;
    readonly checkId: string;
  }): Promise<StoredCheck | undefined>;
  /** What scorecards show of these subjects, in the order asked for; those that are gone are left out. */
  scorecardRows(
    standardId: string,
    subjectRefs: readonly string[],
  ): Promise<readonly ScorecardRow[]>;
  /** Every assessed subject of a team, in no order: a page is cut from those that its reader may read. */
  subjectsOfTeam(
    standardId: string,
    teamRef: string,
  ): Promise<readonly SubjectLevel[]>;
  /** Newest first. */
  history(
    standardId: string,
    subjectRef: string,
    limit: number,
  ): Promise<readonly HistoryDay[]>;
  /** Subjects by level bounds, ordered by the lower one. */
  levels(standardId: string): Promise<readonly LevelCount[]>;
  /** Forgets subjects that are no longer in the inventory. Their history stays. */
  keepOnly(standardId: string, subjectRefs: ReadonlySet<string>): Promise<void>;
}
