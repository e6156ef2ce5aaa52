import {
  OrganisationAssessment,
  PrerequisiteResult,
  SubjectAssessment,
} from './document';
import { CheckResult } from './checkResult';

/** Tells whether the reader may see results of a subject; what belongs to the organisation as a whole is for every reader. */
export type MayRead = (subjectRef: string) => boolean;

/**
 * What a reader of the organisation's totals may see of a document: every number, and of rows that name a service, a team
 * or a squad only those about subjects whose results the reader may read. `findingCount`, `unreadCount` and `partCount`
 * still count all.
 */
export function readableOrganisation(
  assessment: OrganisationAssessment,
  mayRead: MayRead,
): OrganisationAssessment {
  const { phase } = assessment;
  return {
    ...assessment,
    prerequisites: assessment.prerequisites.map(prerequisite =>
      readablePrerequisite(prerequisite, mayRead),
    ),
    context: assessment.context.map(check => readableCheck(check, mayRead)),
    phase: {
      ...phase,
      minority: {
        ...phase.minority,
        squadsOff: phase.minority.squadsOff.filter(mayRead),
      },
      ...(phase.squadTimes
        ? {
            squadTimes: {
              ...phase.squadTimes,
              squads: phase.squadTimes.squads.filter(({ ref }) => mayRead(ref)),
            },
          }
        : {}),
      squadsWithoutData: phase.squadsWithoutData.filter(mayRead),
    },
  };
}

/** See {@link readableOrganisation}. */
export function readablePrerequisite(
  prerequisite: PrerequisiteResult,
  mayRead: MayRead,
): PrerequisiteResult {
  return {
    ...prerequisite,
    checks: prerequisite.checks.map(check => readableCheck(check, mayRead)),
  };
}

/** The same for a service that the reader may read: what its rows say of others goes by the same rule. */
export function readableSubject(
  assessment: SubjectAssessment,
  mayRead: MayRead,
): SubjectAssessment {
  return {
    ...assessment,
    checks: assessment.checks.map(check => readableCheck(check, mayRead)),
  };
}

/** See {@link readableOrganisation}. */
export function readableCheck<T extends CheckResult>(
  check: T,
  mayRead: MayRead,
): T {
  const isReadable = (ref: string | undefined) =>
    ref === undefined || mayRead(ref);
  return {
    ...check,
    parts: check.parts.filter(({ subjectRef }) => isReadable(subjectRef)),
    findings: check.findings.filter(({ subjectRef, team }) =>
      isReadable(subjectRef ?? team),
    ),
    unread: check.unread.filter(({ subjectRef }) => mayRead(subjectRef)),
  };
}
