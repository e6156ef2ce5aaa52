import { SubjectAssessment } from '@groundwork/plugin-readiness-common';
import { hash } from 'node:crypto';

/** A result of a check in the document of a service. */
export type Check = SubjectAssessment['checks'][number];

/** What a check says of itself: the same for all subjects. */
export type DescribedField =
  | 'title'
  | 'failureTitle'
  | 'why'
  | 'remediation'
  | 'look'
  | 'unit'
  | 'threshold'
  | 'because';

/** Fields of a check; one that is new does not compile until it has its place here or in what is said of the subject. */
type Described = { readonly [K in DescribedField]: Check[K] | undefined };

/** What a check says of itself, as it enters documents and digests. */
interface Description {
  readonly described: Described;
  readonly digest: string;
  readonly text: string;
}

/** What the checks of a document say of themselves, in their order. Documents refer to it by its digest. */
export interface DescriptionList {
  readonly digest: string;
  readonly text: string;
}

interface KnownList extends DescriptionList {
  readonly of: readonly Description[];
}

/** The last description of each check; another standard or release describes it in other words. */
const known = new Map<string, Description>();
/** The last list of each standard. */
const knownLists = new Map<string, KnownList>();

/** It is written and digested once: the results of all subjects share it. */
export function descriptionOf(check: Check): Description {
  const before = known.get(check.checkId);
  if (before && isSame(before.described, check)) return before;
  const { title, failureTitle, why, remediation, look } = check;
  const { unit, threshold, because } = check;
  const described: Described = {
    ...{ title, failureTitle, why, remediation, look },
    ...{ unit, threshold, because },
  };
  const text = JSON.stringify(described);
  const description = { described, digest: sha256(text), text };
  known.set(check.checkId, description);
  return description;
}

/** Put together once, too: all subjects are judged by the same checks. */
export function listOf(
  standardId: string,
  descriptions: readonly Description[],
): DescriptionList {
  const before = knownLists.get(standardId);
  if (
    before?.of.length === descriptions.length &&
    before.of.every((description, at) => description === descriptions[at])
  ) {
    return before;
  }
  const text = `[${descriptions.map(description => description.text).join()}]`;
  const list = { of: descriptions, digest: sha256(text), text };
  knownLists.set(standardId, list);
  return list;
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
    a.threshold === b.threshold &&
    a.because === b.because
  );
}

export function sha256(text: string): string {
  return hash('sha256', text);
}
