import {
  between,
  countWords,
  defineOrganisationCheck,
  marksOf,
  measured,
  notApplicable,
  objectNameOf,
  unknown,
  workload,
  type Range,
  type Workload,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { PATTERN_WORDS } from '../judgements/cloudIdentity';
import {
  answered,
  cloudPopulation,
  identityFindings,
  keyShare,
  patternDominance,
  strayIdentities,
  unreadIdentities,
  type CloudPopulation,
  type IdentityFact,
} from '../population/cloudIdentities';
import { clustersOf } from '../population/clusters';
import {
  networkFindings,
  networkShares,
  type Networked,
} from '../population/networkCoverage';
import { ownedRows, type Row } from '../population/owners';
import { percent, unownedSentence, unreadSentence } from '../population/words';

const settings = z.object({
  tiers: z.array(z.string()).default(['production']),
});

type Fact = IdentityFact & Networked;

function factOf(item: Workload): Fact {
  const { kind, namespace, name, serviceAccount, identity, network } = item;
  return {
    kind,
    namespace,
    name,
    ...(serviceAccount === undefined ? {} : { serviceAccount }),
    ...(identity ? { identity } : {}),
    ...(network ? { network } : {}),
    object: objectNameOf(item),
  };
}

const ANYTHING = between(0, 1);

/** `A network policy is about 40 % of the workloads, …`, or nothing where none has a network of its own. */
function networkSentence({
  coveredByPolicy: covered,
  denyingByDefault: denying,
}: Readonly<Record<string, Range>>): string {
  return covered && denying
    ? ` A network policy is about ${percent(
        covered,
      )} of all workloads there, and ${percent(
        denying,
      )} of the namespaces let in only whom a policy names; more is better, and neither is in the score.`
    : '';
}

function explain(
  { value, keys }: { readonly value: Range; readonly keys: Range },
  population: CloudPopulation,
  rest: string,
): string {
  const open = population.rows.filter(
    ({ answer }) => answer.state === 'unknown',
  ).length;
  const unread = unreadIdentities(population);
  return [
    `Of the workloads in production that talk to a cloud ${percent(
      value,
    )} prove who they are in the most common way, and ${percent(
      keys,
    )} hold a key that stays valid. More of the first and none of the second is better.`,
    open - unread === 0
      ? ''
      : ` For ${countWords(
          open - unread,
          'workload',
        )} the way is not to be seen in the cluster.`,
    unread === 0
      ? ''
      : ` For ${countWords(
          unread,
          'workload',
        )} no sign of a cloud could be looked for.`,
    rest,
  ].join('');
}

/** Workloads prove to their cloud who they are in one way, and none of them with a key. */
export const usesOneIdentityPattern = defineOrganisationCheck({
  id: 'uses-one-identity-pattern',
  title: 'Workloads prove who they are in one way',
  failureTitle:
    'Workloads prove who they are in different ways, or with keys that stay valid',
  why: 'A key in a variable works for whoever reads it, from anywhere, until somebody remembers to take it back; an account that a namespace shares gives every pod what one of them needs.',
  remediation: {
    summary:
      'Give each workload a service account of its own that the cloud knows, by one pattern, and take the keys away.',
    effort: 'medium',
    href: 'how-to/use-one-identity-pattern',
  },
  reads: { workloads: ['serviceAccount', 'identity', 'network'] },
  appliesTo: 'organisation',
  unit: 'dominance',
  requires: { workloads: workload },
  settings,
  summarise: {
    workloads: ({ workloads }): readonly Row<Fact>[] =>
      workloads.map(item => ({ marks: marksOf(item), fact: factOf(item) })),
  },
  evaluate({ workloads }, { settings: { tiers }, inventory }) {
    const { names, read, unread } = clustersOf(workloads, inventory, tiers);
    const rows = ownedRows(read, inventory);
    const population = cloudPopulation(rows.map(answered));
    const network = networkShares(rows, unread.length > 0);
    const stray = strayIdentities(population);
    const rest = [
      unownedSentence(stray, population.rows.length),
      networkSentence(network),
      unreadSentence(unread),
    ].join('');
    // A cluster that was not read may hold any number of workloads, with any identity.
    const whole = unread.length === 0;
    const value = whole ? patternDominance(population) : ANYTHING;
    const keys = whole ? keyShare(population) : ANYTHING;
    const findings = [
      ...identityFindings(population),
      ...networkFindings(rows),
    ];
    const clusters = names;
    if (!keys)
      return notApplicable(
        `Nothing in production is seen to talk to a cloud.${rest}`,
        { clusters },
      );
    if (!value)
      return unknown(
        `No workload that talks to a cloud is known to be a component's.${rest}`,
        findings,
        { clusters },
      );
    return measured(value, {
      clusters,
      quantities: { staticCredentials: keys, ...network },
      population: {
        read: population.known,
        expected:
          population.known +
          population.unknown +
          unread.length * inventory.components.length,
        unit: 'workload',
      },
      parts: Object.entries(PATTERN_WORDS)
        .flatMap(([pattern, label]) => {
          const count = population.weights.get(pattern);
          return count === undefined ? [] : [{ label, value: count }];
        })
        .sort((a, b) => b.value - a.value),
      findings,
      explanation: explain({ value, keys }, population, rest),
    });
  },
});
