import { Assessment } from '@groundwork/plugin-readiness-common';

/** An assessment as it is stored; see `organisationDocument` and `subjectDocument`. */
export interface StoredAssessment {
  readonly subjectRef: string;
  readonly teamRef?: string;
  readonly asOfMs: number;
  /** Digest of the document. */
  readonly digest: string;
  /** JSON of everything but the time. */
  readonly document: string;
}

/** One day of a subject's history. */
export interface HistoryDay {
  readonly day: string;
  readonly asOfMs: number;
  readonly facts: unknown;
}

/** One page of subjects of a team, ordered by reference. */
export interface PageRequest {
  readonly standardId: string;
  readonly teamRef?: string;
  /** Reference after which the page starts. */
  readonly after?: string;
  readonly limit: number;
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
  page(request: PageRequest): Promise<readonly StoredAssessment[]>;
  /** Newest first. */
  history(
    standardId: string,
    subjectRef: string,
    limit: number,
  ): Promise<readonly HistoryDay[]>;
  /** Subjects by level bounds, ordered by the lower one. */
  levels(standardId: string, teamRef?: string): Promise<readonly LevelCount[]>;
  /** Forgets subjects that are no longer in the inventory. Their history stays. */
  keepOnly(standardId: string, subjectRefs: ReadonlySet<string>): Promise<void>;
}
