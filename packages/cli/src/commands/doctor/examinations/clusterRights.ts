import type { SourceClient } from '@groundwork/source-client';
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

/** What the token may list of what it should: at most one finding per answer, with every right in it. */
export async function examineNeed(
  name: string,
  http: SourceClient,
  need: Need,
): Promise<readonly Finding[]> {
  const asked = await Promise.all(
    need.rights.map(async right => ({
      right,
      verdict: await mayI(http, right),
    })),
  );
  const of = (kind: Verdict['kind']) =>
    asked.filter(({ verdict }) => verdict.kind === kind);
  const readable = of('yes').length;
  const base = { area, subject: `${name} rights` } as const;
  return [
    ...(readable > 0
      ? [
          {
            ...base,
            outcome: 'can-be-read',
            says: `${readable} of ${need.rights.length} kinds of ${need.purpose} may be listed`,
          } as const,
        ]
      : []),
    ...refused(
      base,
      need,
      of('no').map(({ right }) => right),
    ),
    ...unsaid(base, need, of('unsaid')),
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
          says: `${says}: ${rights.map(kindOf).join(', ')}`,
          fix,
        },
      ]
    : [{ ...base, outcome: without, says, missing: ruleOf(rights), fix }];
}

function unsaid(
  base: Pick<Finding, 'area' | 'subject'>,
  { purpose }: Need,
  asked: ReadonlyArray<{ readonly right: Right; readonly verdict: Verdict }>,
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

function kindOf({ group, resource }: Right): string {
  return group ? `${resource}.${group}` : resource;
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
