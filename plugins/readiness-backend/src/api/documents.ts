import {
  CheckResult,
  OrganisationAssessment,
} from '@groundwork/plugin-readiness-common';
import { MayRead } from './access';

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
