import {
  Assessment,
  SubjectAssessment,
} from '@groundwork/plugin-readiness-common';
import { hash } from 'node:crypto';

type Check = SubjectAssessment['checks'][number];

/**
 * Every field of a check by how it enters the digest: `said` of this subject, or `described`, which is the same for all
 * subjects. A field that is new does not compile until it has its place here.
 */
const fields = {
  checkId: 'said',
  title: 'described',
  failureTitle: 'described',
  why: 'described',
  remediation: 'described',
  look: 'described',
  declared: 'said',
  subjectRef: 'said',
  state: 'said',
  stateWithoutWaiver: 'said',
  weight: 'said',
  s: 'said',
  sRange: 'said',
  confidence: 'said',
  unit: 'described',
  value: 'said',
  threshold: 'described',
  quantities: 'said',
  population: 'said',
  parts: 'said',
  partCount: 'said',
  findings: 'said',
  findingCount: 'said',
  explanation: 'said',
  evidenceIds: 'said',
  evidenceCount: 'said',
  unreadCount: 'said',
  unread: 'said',
  waiver: 'said',
  level: 'said',
} as const satisfies Readonly<Record<keyof Check, 'said' | 'described'>>;

type Described = Pick<
  Check,
  {
    [K in keyof typeof fields]: (typeof fields)[K] extends 'described'
      ? K
      : never;
  }[keyof typeof fields]
>;

/** The last description of each check with its digest; another standard or release describes it in other words. */
const known = new Map<
  string,
  { readonly described: Described; readonly digest: string }
>();

/**
 * Digest of everything that a document says but its time. It serves to leave alone what is stored already, which most
 * documents of a run are: so what a check says of itself, half of every document and the same in each, is digested once,
 * and of the rest the values are written without their names.
 */
export function documentDigest(assessment: Assessment): string {
  const { asOf, ...said } = assessment;
  if (said.scope !== 'subject') return sha256(JSON.stringify(said));
  const { checks, ...rest } = said;
  return sha256(JSON.stringify([rest, checks.map(valuesOf)]));
}

function isSaid(key: string): key is keyof Check {
  return Object.entries(fields).some(
    ([name, how]) => name === key && how === 'said',
  );
}

const saidFields = Object.keys(fields).filter(isSaid);

/** By place instead of by name. In an array null stands for what is missing: no field of a document is ever null. */
function valuesOf(check: Check): readonly unknown[] {
  const values: unknown[] = [descriptionDigest(check)];
  for (const field of saidFields) values.push(check[field]);
  return values;
}

function descriptionDigest(check: Check): string {
  const before = known.get(check.checkId);
  if (before && isSame(before.described, check)) return before.digest;
  const { title, failureTitle, why, remediation, look, unit, threshold } =
    check;
  const described: Described = {
    ...{ title, failureTitle, why, remediation, look, unit, threshold },
  };
  const digest = sha256(JSON.stringify(described));
  known.set(check.checkId, { described, digest });
  return digest;
}

/** Objects are the same when they are one: results of a line share them. */
function isSame(a: Described, b: Described): boolean {
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
