import { Assessment, CheckResult } from '@groundwork/plugin-readiness-common';
import { createHash } from 'node:crypto';

/**
 * Digest of everything that a document says but its time. It serves to leave alone what is stored already, which most
 * documents of a run are: so what a check says of itself, half of every document and the same in each, is digested once.
 */
export function documentDigest(assessment: Assessment): string {
  const { asOf, ...said } = assessment;
  return sha256(
    JSON.stringify(
      said.scope === 'subject'
        ? { ...said, checks: said.checks.map(withDigestedDescription) }
        : said,
    ),
  );
}

type Described = Pick<
  CheckResult,
  | 'title'
  | 'failureTitle'
  | 'why'
  | 'remediation'
  | 'look'
  | 'unit'
  | 'threshold'
>;

/** The last description of each check with its digest; another standard or release describes it in other words. */
const known = new Map<
  string,
  { readonly described: Described; readonly digest: string }
>();

/** What JSON leaves out is undefined; every other field, known here or not, is in the digest. */
function withDigestedDescription(check: CheckResult) {
  return {
    ...check,
    title: descriptionDigest(check),
    failureTitle: undefined,
    why: undefined,
    remediation: undefined,
    look: undefined,
    unit: undefined,
    threshold: undefined,
  };
}

function descriptionDigest(check: CheckResult): string {
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
  return createHash('sha256').update(text).digest('hex');
}
