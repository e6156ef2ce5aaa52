import {
  Assessment,
  OrganisationAssessment,
} from '@groundwork/plugin-readiness-common';
import { abridged, ListsApart } from './apart';
import {
  Check,
  DescribedField,
  descriptionOf,
  DescriptionList,
  listOf,
  sha256,
} from './described';

/** What a result says of its subject; see {@link DescribedField} for the rest. */
type Said = {
  readonly [K in Exclude<keyof Check, DescribedField>]: Check[K] | undefined;
};

/** An assessment as it is stored. */
export interface StoredForm {
  /** Of everything that the document says but its time. */
  readonly digest: string;
  /** The text of everything but the time and the list. It is put together when it is asked for: most documents are stored already. */
  readonly document: () => string;
  /** What the checks of a service say of themselves; the document names its digest as `described`. */
  readonly described?: DescriptionList;
  /** Long lists of the organisation's checks; the document names their digests as `apart`. */
  readonly apart?: readonly ListsApart[];
}

/**
 * What a check says of itself would be half of every document and is the same in each, so it is written, digested and stored
 * once. The rest is written once for both the digest and the document.
 */
export function storedForm(assessment: Assessment): StoredForm {
  if (assessment.scope !== 'subject') return organisationForm(assessment);
  const { asOf, ...said } = assessment;
  const { checks, ...rest } = said;
  const about = JSON.stringify(rest);
  const results = checks.map(check => JSON.stringify(saidOf(check)));
  const descriptions = checks.map(descriptionOf);
  const digested = results.map(
    (result, at) => `${descriptions[at]?.digest}${result}`,
  );
  const described = listOf(said.standard.id, descriptions);
  return {
    digest: sha256(`${about}${digested.join()}`),
    document: () =>
      `${about.slice(0, -1)},"checks":[${results.join()}],"described":"${
        described.digest
      }"}`,
    described,
  };
}

function organisationForm(assessment: OrganisationAssessment): StoredForm {
  const { document, apart } = abridged(assessment);
  const { asOf, ...said } = document;
  const digests = apart.map(({ checkId, digest }) => [checkId, digest]);
  const text = JSON.stringify({ ...said, apart: Object.fromEntries(digests) });
  return { digest: sha256(text), document: () => text, apart };
}

/** Written out, because it is done for every check of every service; what is undefined does not appear in the text. */
function saidOf(check: Check): Said {
  return {
    checkId: check.checkId,
    declared: check.declared,
    subjectRef: check.subjectRef,
    state: check.state,
    stateWithoutWaiver: check.stateWithoutWaiver,
    weight: check.weight,
    s: check.s,
    sRange: check.sRange,
    confidence: check.confidence,
    value: check.value,
    quantities: check.quantities,
    population: check.population,
    parts: check.parts,
    partCount: check.partCount,
    findings: check.findings,
    findingCount: check.findingCount,
    explanation: check.explanation,
    evidenceIds: check.evidenceIds,
    evidenceCount: check.evidenceCount,
    unreadCount: check.unreadCount,
    unread: check.unread,
    waiver: check.waiver,
    level: check.level,
  };
}
