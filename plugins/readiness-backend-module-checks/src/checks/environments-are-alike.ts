import {
  between,
  clusterProfile,
  compareProfiles,
  defineOrganisationCheck,
  measured,
  notApplicable,
  parityRange,
  placesOf,
  promotionsOf,
  readOf,
  type ClusterProfile,
  type Finding,
  type Promotion,
  type Range,
} from '@groundwork/plugin-readiness-common';
import { percent, unreadSentence } from '../population/words';

interface Pair {
  readonly from: string;
  readonly to: string;
  readonly range: Range;
  readonly differences: readonly string[];
  readonly evidenceId: string | undefined;
}

function pairOf({ from, to, before, after, evidenceId }: Promotion): Pair {
  if (!before || !after)
    return { from, to, range: between(0, 1), differences: [], evidenceId };
  const attributes = compareProfiles(before, after);
  return {
    ...{ from, to, evidenceId },
    range: parityRange(attributes),
    differences: attributes.flatMap(({ difference }) => difference ?? []),
  };
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
            object: { kind: 'Cluster', name: to },
            ...(evidenceId === undefined ? {} : { evidenceId }),
          })),
      ),
      explanation: `The least alike pair of environments agrees to ${percent(
        value,
      )}.${unreadSentence(unread)}`,
    });
  },
});
