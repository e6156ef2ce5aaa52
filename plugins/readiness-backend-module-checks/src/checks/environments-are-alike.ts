import {
  between,
  clusterProfile,
  defineOrganisationCheck,
  exactly,
  measured,
  notApplicable,
  readOf,
  type ClusterProfile,
  type Finding,
  type ProfileAttributes,
  type Range,
} from '@groundwork/plugin-readiness-common';
import {
  placesOf,
  promotionsOf,
  type Promotion,
} from '../population/promotions';
import { jaccard } from '../population/similarity';
import { percent, unreadSentence } from '../population/words';

type Attribute = keyof ProfileAttributes;

const ATTRIBUTES: ReadonlyArray<
  readonly [attribute: Attribute, inWords: string]
> = [
  ['ingressControllers', 'ingress controllers'],
  ['gatewayControllers', 'gateway controllers'],
  ['networkPlugins', 'network plugins'],
  ['storageProvisioners', 'storage provisioners'],
  ['defaultStorageProvisioners', 'default storage'],
  ['policyEngines', 'policy engines'],
  ['secretsOperators', 'secrets operators'],
  ['serviceMeshes', 'service meshes'],
  ['autoscalers', 'autoscalers'],
];

/** Similarity of one attribute, with what a person needs to see it. Undefined range: the attribute says nothing here. */
interface Similarity {
  readonly inWords: string;
  readonly range: Range | undefined;
  readonly difference?: string;
}

/** 1, 0.5 or 0 for none, one, or more minor versions apart; another major is 0. */
function versionSimilarity(
  a: { major: number; minor: number },
  b: { major: number; minor: number },
): number {
  if (a.major !== b.major) return 0;
  const apart = Math.abs(a.minor - b.minor);
  return [1, 0.5][apart] ?? 0;
}

function attributeSimilarity(
  a: ClusterProfile,
  b: ClusterProfile,
  [attribute, inWords]: (typeof ATTRIBUTES)[number],
): Similarity {
  const [left, right] = [a.attributes[attribute], b.attributes[attribute]];
  if (left === undefined || right === undefined)
    return { inWords, range: between(0, 1) };
  const value = jaccard(left, right);
  const shown = (values: readonly string[]) =>
    values.length === 0 ? 'none' : values.join(', ');
  return {
    inWords,
    range: value === undefined ? undefined : exactly(value),
    ...(value !== undefined && value < 1
      ? { difference: `${inWords}: ${shown(left)} against ${shown(right)}` }
      : {}),
  };
}

function addOnSimilarity(a: ClusterProfile, b: ClusterProfile): Similarity {
  const inWords = 'add-on versions';
  const right = new Map(b.addOns.map(addOn => [addOn.name, addOn]));
  const common = a.addOns.flatMap(addOn => {
    const other = right.get(addOn.name);
    return other
      ? [{ addOn, other, value: versionSimilarity(addOn, other) }]
      : [];
  });
  if (common.length === 0) return { inWords, range: undefined };
  const mean =
    common.reduce((sum, { value }) => sum + value, 0) / common.length;
  const apart = common
    .filter(({ value }) => value < 1)
    .map(
      ({ addOn, other }) =>
        `${addOn.name} ${addOn.major}.${addOn.minor} against ${other.major}.${other.minor}`,
    );
  return {
    inWords,
    range: exactly(mean),
    ...(apart.length > 0
      ? { difference: `${inWords}: ${apart.join(', ')}` }
      : {}),
  };
}

function kubernetesSimilarity(
  a: ClusterProfile,
  b: ClusterProfile,
): Similarity {
  const value = versionSimilarity(a.version, b.version);
  const difference = `Kubernetes ${a.version.gitVersion} against ${b.version.gitVersion}`;
  return {
    inWords: 'Kubernetes version',
    range: exactly(value),
    ...(value < 1 ? { difference } : {}),
  };
}

function similarities(
  a: ClusterProfile,
  b: ClusterProfile,
): readonly Similarity[] {
  return [
    kubernetesSimilarity(a, b),
    ...ATTRIBUTES.map(attribute => attributeSimilarity(a, b, attribute)),
    addOnSimilarity(a, b),
  ];
}

/** Parity of two clusters: the mean over the attributes that say something in at least one of them. */
export function parityOf(
  a: ClusterProfile,
  b: ClusterProfile,
): { readonly range: Range; readonly differences: readonly string[] } {
  const all = similarities(a, b);
  const ranges = all.flatMap(({ range }) => (range ? [range] : []));
  const mean = (pick: (range: Range) => number) =>
    ranges.reduce((sum, range) => sum + pick(range), 0) / ranges.length;
  return {
    range: between(
      mean(({ lo }) => lo),
      mean(({ hi }) => hi),
    ),
    differences: all.flatMap(({ difference }) =>
      difference === undefined ? [] : [difference],
    ),
  };
}

interface Pair {
  readonly from: string;
  readonly to: string;
  readonly range: Range;
  readonly differences: readonly string[];
  readonly evidenceId: string | undefined;
}

function pairOf({ from, to, before, after, evidenceId }: Promotion): Pair {
  const parity =
    before && after
      ? parityOf(before, after)
      : { range: between(0, 1), differences: [] };
  return { from, to, ...parity, evidenceId };
}

/** How alike the clusters are that a service is promoted through; the least alike pair decides. */
export const environmentsAreAlike = defineOrganisationCheck({
  id: 'environments-are-alike',
  title: 'Staging looks like production',
  failureTitle: 'Staging does not look like production',
  why: 'What passes in an environment of another make has not been tested; the difference shows first in production.',
  remediation: {
    summary:
      'Build both clusters from the same code and versions, and remove the named differences one by one.',
    effort: 'high',
    href: 'how-to/make-environments-alike',
  },
  appliesTo: 'organisation',
  unit: 'similarity',
  requires: { profiles: clusterProfile },
  summarise: { profiles: (profile): ClusterProfile => profile },
  evaluate({ profiles }, { inventory }) {
    const promotions = promotionsOf(profiles, inventory);
    const pairs = promotions.map(pairOf);
    if (pairs.length === 0)
      return notApplicable('No declared cluster promotes to another one.');
    const value = between(
      Math.min(...pairs.map(({ range }) => range.lo)),
      Math.min(...pairs.map(({ range }) => range.hi)),
    );
    const readNames = new Set(
      readOf(profiles).map(({ subject }) => subject.name),
    );
    const paired = placesOf(promotions);
    const unread = paired.filter(name => !readNames.has(name));
    return measured(value, {
      clusters: paired,
      population: {
        read: pairs.filter(({ range }) => range.lo === range.hi).length,
        expected: pairs.length,
        unit: 'pair of environments',
      },
      parts: pairs
        .filter(({ range }) => range.lo === range.hi)
        .map(({ from, to, range }) => ({
          label: `${from} and ${to}`,
          value: range.lo,
        })),
      findings: pairs.flatMap(
        ({ from, to, differences, evidenceId }): Finding[] =>
          differences.map(difference => ({
            message: `${from} and ${to} differ in ${difference}.`,
            where: to,
            ...(evidenceId === undefined ? {} : { evidenceId }),
          })),
      ),
      explanation: `The least alike pair of environments agrees to ${percent(
        value,
      )}.${unreadSentence(unread)}`,
    });
  },
});
