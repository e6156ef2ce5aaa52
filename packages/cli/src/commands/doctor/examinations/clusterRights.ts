import { SourceError, type SourceClient } from '@groundwork/source-client';
import {
  resourceName,
  type ClusterClient,
} from '@groundwork/source-client/kubernetes';
import { z } from 'zod';
import { ask } from '../ask';
import type { Finding } from '../finding';

const area = 'cluster';
const REVIEWS = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

const reviewSchema = z.object({
  status: z.object({ allowed: z.boolean() }),
});

export interface Right {
  readonly verb: 'get' | 'list';
  readonly group: string;
  readonly resource: string;
}

/** Rights that belong together: one part of the portal needs them, and one file grants them. */
export interface Need {
  /** What they are for, after "of". */
  readonly purpose: string;
  readonly rights: readonly Right[];
  readonly fix: string;
  /** What it means when one is missing. */
  readonly without: 'cannot-be-read' | 'advice';
}

/** The cluster's own answer, or in words why it did not say. */
type Verdict =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  | { readonly kind: 'unsaid'; readonly reason: string };

/** What became of one kind. */
interface Asked {
  readonly right: Right;
  readonly verdict:
    | Verdict
    | { readonly kind: 'withheld'; readonly reason: string };
}

/**
 * What the cluster gives of what is needed: at most one finding per answer, with every kind in it. A right is not enough,
 * so that one object of each kind is listed: rights are answered from memory, and objects by the storage behind.
 */
export async function examineNeed(
  name: string,
  cluster: ClusterClient,
  need: Need,
): Promise<readonly Finding[]> {
  const asked = await Promise.all(
    need.rights.map(async (right): Promise<Asked> => {
      const verdict = await mayI(cluster.http, right);
      return {
        right,
        verdict: verdict.kind === 'yes' ? await given(cluster, right) : verdict,
      };
    }),
  );
  const of = (kind: Asked['verdict']['kind']) =>
    asked.filter(({ verdict }) => verdict.kind === kind);
  const readable = of('yes').length;
  const base = { area, subject: `${name} rights` } as const;
  return [
    ...(readable > 0
      ? [
          {
            ...base,
            outcome: 'can-be-read',
            says: `${readable} of ${need.rights.length} kinds of ${need.purpose} can be listed`,
          } as const,
        ]
      : []),
    ...refused(
      base,
      need,
      of('no').map(({ right }) => right),
    ),
    ...withheld(base, need, of('withheld')),
    ...unsaid(base, need, of('unsaid')),
  ];
}

/** One object of a kind; of a kind that the cluster does not have there is nothing to give. */
async function given(
  cluster: ClusterClient,
  { group, resource }: Right,
): Promise<Asked['verdict']> {
  const nothing = { begin: () => undefined, item: () => undefined };
  try {
    await cluster.visit({ group, resource }, nothing, {
      pageSize: 1,
      pages: 1,
    });
    return { kind: 'yes' };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return error.reason === 'forbidden'
      ? { kind: 'no' }
      : { kind: 'withheld', reason: error.says };
  }
}

/** Allowed and not given: the first answer speaks for the others, which come from the same storage. */
function withheld(
  base: Pick<Finding, 'area' | 'subject'>,
  { purpose, without }: Need,
  asked: readonly Asked[],
): readonly Finding[] {
  const [first] = asked.flatMap(({ verdict }) =>
    verdict.kind === 'withheld' ? [verdict.reason] : [],
  );
  if (first === undefined) return [];
  const kinds = asked.map(({ right }) => resourceName(right)).join(', ');
  return [
    {
      ...base,
      outcome: without,
      says: `${asked.length} kinds of ${purpose} may be listed and are not given (${kinds}): ${first}`,
      fix: 'look at the API server and its storage: it answers for itself, and not for its objects',
    },
  ];
}

function refused(
  base: Pick<Finding, 'area' | 'subject'>,
  { purpose, without, fix }: Need,
  rights: readonly Right[],
): readonly Finding[] {
  if (rights.length === 0) return [];
  const says = `the token may not list ${rights.length} kinds of ${purpose}`;
  return without === 'advice'
    ? [
        {
          ...base,
          outcome: without,
          says: `${says}: ${rights.map(resourceName).join(', ')}`,
          fix,
        },
      ]
    : [{ ...base, outcome: without, says, missing: ruleOf(rights), fix }];
}

function unsaid(
  base: Pick<Finding, 'area' | 'subject'>,
  { purpose }: Need,
  asked: readonly Asked[],
): readonly Finding[] {
  const reasons = new Set(
    asked.flatMap(({ verdict }) =>
      verdict.kind === 'unsaid' ? [verdict.reason] : [],
    ),
  );
  if (reasons.size === 0) return [];
  return [
    {
      ...base,
      outcome: 'not-examined',
      says: `whether the token may list ${
        asked.length
      } kinds of ${purpose} is not known: ${[...reasons].join('; ')}`,
    },
  ];
}

/** The rights as rules of a ClusterRole: by API group. */
function ruleOf(rights: readonly Right[]): string {
  const groups = [...new Set(rights.map(({ group }) => group))];
  return groups
    .map(group => {
      const resources = rights
        .filter(right => right.group === group)
        .map(({ resource }) => resource);
      return `verb list on ${resources.join(', ')} in apiGroup "${group}"`;
    })
    .join('; ');
}

/** Asks the cluster whether the token may do something. */
export async function mayI(
  http: SourceClient,
  { verb, group, resource }: Right,
): Promise<Verdict> {
  const answer = await ask(http, REVIEWS, {
    method: 'POST',
    isRead: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: { verb, group, resource } },
    }),
    what: 'what the portal may read',
  });
  if (answer.kind === 'silent')
    return { kind: 'unsaid', reason: answer.reason };
  const review = reviewSchema.safeParse(answer.body);
  if (!review.success)
    return {
      kind: 'unsaid',
      reason: `the cluster answers ${answer.status} to a SelfSubjectAccessReview`,
    };
  return { kind: review.data.status.allowed ? 'yes' : 'no' };
}
