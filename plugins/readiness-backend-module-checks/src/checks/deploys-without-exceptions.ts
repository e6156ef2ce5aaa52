import {
  application,
  between,
  countWords,
  defineOrganisationCheck,
  marksOf,
  measured,
  readOf,
  reliability,
  unknown,
  unreadOf,
  workload,
  type Finding,
  type InstanceApplications,
  type Inventory,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import {
  handChangeOf,
  judgeHandChange,
  type HandChange,
} from '../judgements/handChange';
import { clustersOf } from '../population/clusters';
import { ownedRows, type Row } from '../population/owners';
import { list, percent } from '../population/words';

const DAY_MS = 24 * 60 * 60 * 1000;

const settings = z.object({
  tiers: z.array(z.string()).default(['production']),
  /** A deployment counts this many days. */
  windowDays: z.number().positive().default(90),
  /** Accounts of Argo CD by which a pipeline syncs; those of a project's role are known. */
  robots: z.array(z.string()).default([]),
});

/** One application's deployments, as far as Argo CD remembers them. */
interface Deployed {
  readonly name: string;
  readonly namespace?: string;
  readonly component?: string;
  /** Undefined where it may be any. */
  readonly tier?: string;
  /** Days of those that no account started. */
  readonly others: readonly string[];
  readonly byAccount: readonly {
    readonly day: string;
    readonly account: string;
  }[];
}

function deployedOf({
  applications,
}: InstanceApplications): readonly Deployed[] {
  return applications
    .filter(({ history }) => history.length > 0)
    .map(({ name, namespace, component, tier, history }) => ({
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...(component === undefined ? {} : { component }),
      ...(tier === undefined ? {} : { tier }),
      others: history.flatMap(({ deployedAt, initiatedBy }) =>
        initiatedBy === undefined ? [deployedAt.slice(0, 10)] : [],
      ),
      byAccount: history.flatMap(({ deployedAt, initiatedBy }) =>
        initiatedBy === undefined
          ? []
          : [{ day: deployedAt.slice(0, 10), account: initiatedBy }],
      ),
    }));
}

/** `proj:payments:ci`: a token of a project's role, which no person signs in with. */
const PROJECT_ROLE = /^proj:/;

/** What one application adds. */
interface Counted extends Deployed {
  readonly instance: string;
  readonly evidenceId: string | undefined;
  readonly all: number;
  readonly byPeople: number;
}

interface Rules {
  readonly settings: z.output<typeof settings>;
  readonly asOf: Date;
}

/** Deployments within the window; undefined for an application of another tier. */
function countOf(
  item: Deployed,
  { settings: { tiers, windowDays, robots }, asOf }: Rules,
): Pick<Counted, 'all' | 'byPeople'> | undefined {
  const { tier } = item;
  if (tier !== undefined && !tiers.includes(tier)) return undefined;
  const isRecent = (day: string) =>
    Date.parse(day) >= asOf.getTime() - windowDays * DAY_MS;
  const accounts = item.byAccount.filter(({ day }) => isRecent(day));
  const people = accounts.filter(
    ({ account }) => !PROJECT_ROLE.test(account) && !robots.includes(account),
  );
  return {
    all: item.others.filter(isRecent).length + accounts.length,
    // One that may run anywhere is no proof that a person deployed to production.
    byPeople: tier === undefined ? 0 : people.length,
  };
}

function findingsOf(
  items: readonly Counted[],
  inventory: Inventory,
  windowDays: number,
): readonly Finding[] {
  return items
    .filter(({ byPeople }) => byPeople > 0)
    .map(({ name, namespace, component, ...item }) => {
      const owner = inventory.components.find(each => each.name === component);
      return {
        message: `A person started ${item.byPeople} of ${countWords(
          item.all,
          'deployment',
        )} of application ${name} in the last ${windowDays} days.`,
        where: item.instance,
        object: {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'Application',
          name,
          ...(namespace === undefined ? {} : { namespace }),
        },
        mend: {
          into: `the manifest of application ${name}`,
          yaml: 'spec:\n  syncPolicy:\n    automated: { prune: true, selfHeal: true }\n',
        },
        ...(item.evidenceId === undefined
          ? {}
          : { evidenceId: item.evidenceId }),
        ...(owner ? { subjectRef: owner.ref } : {}),
        ...(owner?.team ? { team: owner.team } : {}),
      };
    });
}

/** Share of deployments that a person had to make; what tickets would say of them is open. */
export const deploysWithoutExceptions = defineOrganisationCheck({
  id: 'deploys-without-exceptions',
  title: 'Deployments need no manual exception',
  failureTitle: 'Deployments to production need a person',
  why: 'An exception is a deployment that the pipeline could not make: nobody reviewed its steps, and nobody can repeat them.',
  remediation: {
    summary:
      'Switch automated sync on for the named applications, and ask of each exception what would have made it unnecessary.',
    effort: 'medium',
    href: 'how-to/deploy-without-exceptions',
  },
  reads: { applications: ['tier', 'history'], workloads: ['writers'] },
  appliesTo: 'organisation',
  requires: { applications: application, workloads: workload },
  settings,
  summarise: {
    applications: deployedOf,
    workloads: ({ workloads }): readonly Row<HandChange>[] =>
      workloads.flatMap(item => {
        const fact = handChangeOf(item);
        return fact.write ? [{ marks: marksOf(item), fact }] : [];
      }),
  },
  evaluate({ applications, workloads }, context) {
    const { inventory, asOf, settings: own } = context;
    const { tiers, windowDays } = own;
    const items = readOf(applications).flatMap(
      ({ subject, evidenceId, value }) =>
        value.flatMap((item): Counted[] => {
          const counted = countOf(item, { settings: own, asOf });
          const place = { instance: subject.name, evidenceId };
          return counted ? [{ ...item, ...place, ...counted }] : [];
        }),
    );
    const sum = (of: 'all' | 'byPeople') =>
      items.reduce((total, item) => total + item[of], 0);
    const [all, byPeople] = [sum('all'), sum('byPeople')];
    const { names, read } = clustersOf(workloads, inventory, tiers);
    const changed = ownedRows(read, inventory).filter(
      ({ fact }) =>
        judgeHandChange(fact, { asOf, windowDays }).state === 'fails',
    ).length;
    const silent = unreadOf(applications).map(({ subject }) => subject.name);
    if (silent.length > 0 || all === 0)
      return unknown(
        silent.length > 0
          ? `${list(
              silent,
            )} could not be read: nobody knows how many deployments there were.`
          : 'Argo CD remembers no deployment to production, and no ticket tracker is connected.',
      );
    const least = (byPeople + changed) / (all + changed);
    return measured(between(least, 1), {
      clusters: names,
      reliability: reliability.heuristic,
      population: {
        read: readOf(applications).length,
        expected: applications.length,
        unit: 'Argo CD instance',
      },
      findings: findingsOf(items, inventory, windowDays),
      explanation: `At least ${percent(
        between(least, least),
      )}: a person started ${byPeople} of ${countWords(
        all,
        'deployment',
      )} that Argo CD remembers of the last ${windowDays} days, and changed ${countWords(
        changed,
        'workload',
      )} by hand. Fewer is better. No ticket tracker is connected, which may know of more.`,
    });
  },
});
