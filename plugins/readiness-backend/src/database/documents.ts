import {
  GATE,
  OrganisationAssessment,
  organisationPlan,
  PrerequisiteResult,
  SubjectAssessment,
  subjectPlan,
} from '@groundwork/plugin-readiness-common';
import { abridged } from './apart';
import { StoredAssessment } from './AssessmentStore';

/** What of a stored assessment a document is made of. */
type Stored = Pick<StoredAssessment, 'document' | 'asOfMs'>;

/** Documents of before there was a plan lie in the store until the next assessment of their subject. */
type StoredOrganisation = Omit<
  OrganisationAssessment,
  'plan' | 'prerequisites'
> & {
  /** Digests of the lists that stand by themselves, by check; those of before that were whole. */
  readonly apart?: Readonly<Record<string, string>>;
  readonly plan?: OrganisationAssessment['plan'];
  readonly prerequisites: readonly (Omit<PrerequisiteResult, 'gateLine'> & {
    readonly gateLine?: number;
  })[];
};
type StoredSubject = Omit<SubjectAssessment, 'plan'> & {
  readonly plan?: SubjectAssessment['plan'];
};

/**
 * What is stored was written by this package from a value of this type; parsing it again with the schema on every read
 * would cost more than everything else a read does. A plan that it lacks is computed from the results in it. Its checks are
 * as they are stored: abridged since long lists stand by themselves, whole before that.
 */
export function storedOrganisation(stored: Stored): OrganisationAssessment {
  const { apart: _, ...document } = withTime(stored) as StoredOrganisation;
  const prerequisites = document.prerequisites.map(result => ({
    ...result,
    gateLine: result.gateLine ?? GATE,
  }));
  const plan = document.plan ?? organisationPlan(prerequisites);
  return { ...document, prerequisites, plan };
}

/** The organisation's document, in which checks with long lists are abridged. */
export function organisationDocument(stored: Stored): OrganisationAssessment {
  return abridged(storedOrganisation(stored)).document;
}

/** See {@link storedOrganisation}. */
export function subjectDocument(stored: Stored): SubjectAssessment {
  const document = withTime(stored) as StoredSubject;
  return { ...document, plan: document.plan ?? subjectPlan(document) };
}

function withTime({ document, asOfMs }: Stored): unknown {
  return { ...Object(document), asOf: new Date(asOfMs).toISOString() };
}
