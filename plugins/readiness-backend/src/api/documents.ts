import {
  CheckResult,
  OrganisationAssessment,
  SubjectAssessment,
} from '@groundwork/plugin-readiness-common';
import { StoredAssessment } from '../database';
import { MayRead } from './access';

/**
 * The stored text was written by this package from a value of this type; parsing it again with the schema on every read
 * would cost more than everything else a read does.
 */
export function organisationDocument({
  document,
}: StoredAssessment): OrganisationAssessment {
  return JSON.parse(document) as OrganisationAssessment;
}

/** See {@link organisationDocument}. */
export function subjectDocument({
  document,
}: StoredAssessment): SubjectAssessment {
  return JSON.parse(document) as SubjectAssessment;
}

/** The document without findings about subjects that the caller may not read; their number stays. */
export function readableOrganisation(
  assessment: OrganisationAssessment,
  mayRead: MayRead,
): OrganisationAssessment {
  return {
    ...assessment,
    prerequisites: assessment.prerequisites.map(prerequisite => ({
      ...prerequisite,
      checks: prerequisite.checks.map(check => readableCheck(check, mayRead)),
    })),
    context: assessment.context.map(check => readableCheck(check, mayRead)),
  };
}

/** See {@link readableOrganisation}. */
export function readableCheck<T extends CheckResult>(
  check: T,
  mayRead: MayRead,
): T {
  const concernsSomebody = (ref: string) => /^(component|group):/.test(ref);
  return {
    ...check,
    findings: check.findings.filter(
      ({ subjectRef, team }) =>
        (subjectRef === undefined && team === undefined) ||
        mayRead({
          subjectRef: subjectRef ?? team ?? '',
          ...(team ? { teamRef: team } : {}),
        }),
    ),
    unread: check.unread.filter(
      ({ subjectRef }) =>
        !concernsSomebody(subjectRef) || mayRead({ subjectRef }),
    ),
  };
}
