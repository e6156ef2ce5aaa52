import {
  between,
  clusterProfile,
  defineOrganisationCheck,
  exactly,
  jaccard,
  measured,
  notApplicable,
  placesOf,
  promotionsOf,
  readOf,
  type ClusterProfile,
  type Finding,
  type Promotion,
  type Range,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import { list, percent, unreadSentence } from '../population/words';

/** Actions that refuse an object; any other only tells. */
const REFUSES = /\|(Enforce|Deny)$/;

/** How alike the policies of two clusters are; undefined where neither has one. */
interface Compared extends Pick<Promotion, 'from' | 'to' | 'evidenceId'> {
  readonly range: Range | undefined;
  /** The same of what refuses an object. */
  readonly refusing: Range | undefined;
  /** Each with the cluster that lacks it. */
  readonly differences: ReadonlyArray<{
    readonly says: string;
    readonly lacking: string;
  }>;
}

/** `require-labels|Audit` as people say it. */
function inWords(policy: string): string {
  const [name = policy, action = ''] = policy.split('|');
  switch (action) {
    case 'Enforce':
    case 'Deny':
      return `${name} (refuses)`;
    case 'Audit':
    case 'Warn':
      return `${name} (only reports)`;
    default:
      return `${name} (${action})`;
  }
}

function missing(
  from: readonly string[],
  other: readonly string[],
): readonly string[] {
  return from.filter(policy => !other.includes(policy)).map(inWords);
}

const similarity = (a: readonly string[], b: readonly string[]) => {
  const value = jaccard(a, b);
  return value === undefined ? undefined : exactly(value);
};

/** What neither end may be said about: anything. */
const OPEN = between(0, 1);

function compare({ from, to, before, after, evidenceId }: Promotion): Compared {
  const [a, b] = [before?.attributes.policies, after?.attributes.policies];
  if (!a || !b)
    return {
      from,
      to,
      evidenceId,
      range: OPEN,
      refusing: OPEN,
      differences: [],
    };
  const only = (place: string, lacking: string, policies: readonly string[]) =>
    policies.length === 0
      ? []
      : [{ says: `Only ${place} has ${list(policies)}.`, lacking }];
  const refuses = (policies: readonly string[]) =>
    policies.filter(policy => REFUSES.test(policy));
  return {
    from,
    to,
    evidenceId,
    range: similarity(a, b),
    refusing: similarity(refuses(a), refuses(b)),
    differences: [
      ...only(from, to, missing(a, b)),
      ...only(to, from, missing(b, a)),
    ],
  };
}

/** The least alike pair; undefined where no pair has a policy. */
function leastOf(ranges: readonly (Range | undefined)[]): Range | undefined {
  const known = ranges.flatMap(range => range ?? []);
  return known.length === 0
    ? undefined
    : between(
        Math.min(...known.map(({ lo }) => lo)),
        Math.min(...known.map(({ hi }) => hi)),
      );
}

function findingsOf(pairs: readonly Compared[]): readonly Finding[] {
  return pairs.flatMap(({ from, to, differences, evidenceId }) =>
    differences.map(({ says, lacking }) => ({
      message: `${from} and ${to} differ. ${says}`,
      where: to,
      object: { kind: 'Cluster', name: lacking },
      ...(evidenceId === undefined ? {} : { evidenceId }),
    })),
  );
}

/** A cluster that was read, but for its policies or some of them. */
interface NotTold {
  readonly name: string;
  readonly reason: string;
  readonly evidenceId: string | undefined;
}

function notToldBy(
  profiles: readonly Reading<ClusterProfile>[],
  clusters: readonly string[],
): readonly NotTold[] {
  return readOf(profiles)
    .filter(({ subject }) => clusters.includes(subject.name))
    .flatMap(({ subject, value, evidenceId }) => {
      if (value.attributes.policies) return [];
      const reasons = value.unread
        .filter(({ what }) => what === 'policies')
        .map(({ reason }) => reason.replace(/_/g, ' '));
      const reason = list([...new Set(reasons)]);
      return [{ name: subject.name, reason, evidenceId }];
    });
}

function notToldSentence(clusters: readonly NotTold[]): string {
  if (clusters.length === 0) return '';
  return ` Not all policies of ${list(
    clusters.map(({ name, reason }) => `${name} (${reason})`),
  )} could be read, so its pairs may be alike or not.`;
}

/** How alike the admission policies are that a service meets on its way; a policy that only reports is another one. */
export const enforcesTheSamePolicies = defineOrganisationCheck({
  id: 'enforces-the-same-policies',
  title: 'Clusters enforce the same policies',
  failureTitle: 'Policies differ between the clusters of one service',
  why: 'What staging lets pass and production refuses fails on the day of the release; what only staging refuses protects nobody.',
  remediation: {
    summary:
      'Keep the policies in one repository and apply the same version, with the same action, to every cluster.',
    effort: 'medium',
    href: 'how-to/enforce-the-same-policies',
  },
  appliesTo: 'organisation',
  unit: 'similarity',
  reads: { profiles: ['attributes', 'unread'] },
  requires: { profiles: clusterProfile },
  summarise: {
    profiles: (profile): ClusterProfile => profile,
  },
  evaluate({ profiles }, { inventory }) {
    const promotions = promotionsOf(profiles, inventory);
    if (promotions.length === 0)
      return notApplicable('No declared cluster promotes to another one.');
    const clusters = placesOf(promotions);
    const pairs = promotions.map(compare);
    const value = leastOf(pairs.map(({ range }) => range));
    if (!value)
      return notApplicable(
        'None of the clusters that services are promoted through has a policy.',
        { clusters },
      );
    const refusing = leastOf(pairs.map(pair => pair.refusing));
    const readNames = new Set(
      readOf(profiles).map(({ subject }) => subject.name),
    );
    const unread = clusters.filter(name => !readNames.has(name));
    const notTold = notToldBy(profiles, clusters);
    const known = pairs.flatMap(({ range, ...pair }) =>
      range && range.lo === range.hi ? [{ ...pair, value: range.lo }] : [],
    );
    return measured(value, {
      clusters,
      quantities: refusing ? { refusing } : {},
      population: {
        read: pairs.filter(({ range }) => range !== OPEN).length,
        expected: pairs.length,
        unit: 'pair of environments',
      },
      parts: known.map(({ from, to, value: own }) => ({
        label: `${from} and ${to}`,
        value: own,
      })),
      findings: [
        ...notTold.map(
          ({ name, reason, evidenceId }): Finding => ({
            message: `Not all policies of ${name} could be read: ${reason}.`,
            where: name,
            ...(evidenceId === undefined ? {} : { evidenceId }),
          }),
        ),
        ...findingsOf(pairs),
      ],
      explanation: `The least alike pair of environments shares ${percent(
        value,
      )} of its policies; one that refuses and one that only reports are two. More is better.${unreadSentence(
        unread,
      )}${notToldSentence(notTold)}`,
    });
  },
});
