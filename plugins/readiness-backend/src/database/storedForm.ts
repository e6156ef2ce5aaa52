import {
  Assessment,
  SubjectAssessment,
} from '@groundwork/plugin-readiness-common';
import { hash } from 'node:crypto';

type Check = SubjectAssessment['checks'][number];

/** What a check says of itself: the same for all subjects. */
type DescribedField =
  | 'title'
  | 'failureTitle'
  | 'why'
  | 'remediation'
  | 'look'
  | 'unit'
  | 'threshold';

/** Fields of a check; one that is new does not compile until it has its place in one of the two. */
type Described = { readonly [K in DescribedField]: Check[K] | undefined };
type Said = {
  readonly [K in Exclude<keyof Check, DescribedField>]: Check[K] | undefined;
};

/** What a check says of itself, as it enters documents and digests. */
interface Description {
  readonly described: Described;
  readonly digest: string;
  /** Its fields, with a comma before each. */
  readonly text: string;
}

/** The last description of each check; another standard or release describes it in other words. */
const known = new Map<string, Description>();

/** An assessment as it is stored. */
export interface StoredForm {
  /** Of everything that the document says but its time. */
  readonly digest: string;
  /** Everything but the time. It is put together when it is asked for: most documents of a run are stored already. */
  readonly document: () => string;
}

/**
 * What a check says of itself is half of every document and the same in each, so it is written and digested once. The rest
 * is written once for both the digest and the document.
 */
export function storedForm(assessment: Assessment): StoredForm {
  const { asOf, ...said } = assessment;
  if (said.scope !== 'subject') {
    const text = JSON.stringify(said);
    return { digest: sha256(text), document: () => text };
  }
  const { checks, ...rest } = said;
  const about = JSON.stringify(rest);
  const results = checks.map(check => ({
    said: JSON.stringify(saidOf(check)),
    description: descriptionOf(check),
  }));
  const digested = results.map(
    ({ description, said: own }) => description.digest + own,
  );
  return {
    digest: sha256(`${about}${digested.join()}`),
    document: () =>
      `${inside(about)},"checks":[${results
        .map(
          ({ description, said: own }) => `${inside(own)}${description.text}}`,
        )
        .join()}]}`,
  };
}

/** An object's text up to its last field. */
function inside(text: string): string {
  return text.slice(0, -1);
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

function descriptionOf(check: Check): Description {
  const before = known.get(check.checkId);
  if (before && isSame(before.described, check)) return before;
  const { title, failureTitle, why, remediation, look, unit, threshold } =
    check;
  const described: Described = {
    ...{ title, failureTitle, why, remediation, look, unit, threshold },
  };
  const text = JSON.stringify(described);
  const description = {
    described,
    digest: sha256(text),
    text: `,${text.slice(1, -1)}`,
  };
  known.set(check.checkId, description);
  return description;
}

/** Objects are the same when they are one: results of a line share them. */
function isSame(a: Described, b: Check): boolean {
  return (
    a.title === b.title &&
    a.failureTitle === b.failureTitle &&
    a.why === b.why &&
    a.remediation === b.remediation &&
    a.look === b.look &&
    a.unit === b.unit &&
    a.threshold === b.threshold
  );
}

function sha256(text: string): string {
  return hash('sha256', text);
}
