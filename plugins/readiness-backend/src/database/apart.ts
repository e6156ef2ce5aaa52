import {
  CheckResult,
  OrganisationAssessment,
} from '@groundwork/plugin-readiness-common';
import { sha256 } from './described';

/** As many rows as a page shows of a check before anybody opens it. */
const MOST_WITHIN = 8;

/** Lists that are shown. A check with a long one of them keeps none, not even its ids of evidence. */
const shown = ['parts', 'findings', 'unread'] as const;

/** What stands by itself of a check whose lists are long. */
type CheckLists = Pick<CheckResult, (typeof shown)[number] | 'evidenceIds'>;

/** Such lists as they are stored. */
export interface ListsApart {
  readonly checkId: string;
  readonly digest: string;
  readonly text: string;
}

/** A document without its long lists. */
export interface Abridged {
  readonly document: OrganisationAssessment;
  readonly apart: readonly ListsApart[];
}

/** Results are remembered from one assessment to the next: most lists are written and digested once. */
const known = new WeakMap<CheckResult, ListsApart>();

/** Takes the long lists out of a document: nobody reads them before opening their check. */
export function abridged(assessment: OrganisationAssessment): Abridged {
  const apart = new Map<string, ListsApart>();
  const without = (check: CheckResult): CheckResult => {
    if (!isLong(check)) return check;
    apart.set(check.checkId, listsOf(check));
    const none = { parts: [], findings: [], unread: [], evidenceIds: [] };
    return { ...check, ...none, abridged: true };
  };
  const document = {
    ...assessment,
    prerequisites: assessment.prerequisites.map(prerequisite => ({
      ...prerequisite,
      checks: prerequisite.checks.map(without),
    })),
    context: assessment.context.map(without),
  };
  return { document, apart: [...apart.values()] };
}

/** A check with its lists again. */
export function withLists(check: CheckResult, text: string): CheckResult {
  const { abridged: _, ...rest } = check;
  return { ...rest, ...(JSON.parse(text) as CheckLists) };
}

/** Finds a check in a document, wherever it stands. */
export function checkOf(
  { prerequisites, context }: OrganisationAssessment,
  checkId: string,
): CheckResult | undefined {
  return [...prerequisites.flatMap(({ checks }) => checks), ...context].find(
    check => check.checkId === checkId,
  );
}

function isLong(check: CheckResult): boolean {
  return shown.some(list => check[list].length > MOST_WITHIN);
}

function listsOf(check: CheckResult): ListsApart {
  const before = known.get(check);
  if (before) return before;
  const { parts, findings, unread, evidenceIds } = check;
  const own: CheckLists = { parts, findings, unread, evidenceIds };
  const text = JSON.stringify(own);
  const now = { checkId: check.checkId, digest: sha256(text), text };
  known.set(check, now);
  return now;
}
