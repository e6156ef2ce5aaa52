import {
  OrganisationAssessment,
  SubjectAssessment,
} from '@groundwork/plugin-readiness-common';
import { StoredAssessment } from './AssessmentStore';

/**
 * The stored text was written by this package from a value of this type; parsing it again with the schema on every read
 * would cost more than everything else a read does.
 */
export function organisationDocument(
  stored: StoredAssessment,
): OrganisationAssessment {
  return withTime(stored) as OrganisationAssessment;
}

/** See {@link organisationDocument}. */
export function subjectDocument(stored: StoredAssessment): SubjectAssessment {
  return withTime(stored) as SubjectAssessment;
}

function withTime({ document, asOfMs }: StoredAssessment): unknown {
  return { ...JSON.parse(document), asOf: new Date(asOfMs).toISOString() };
}
