import {
  countWords,
  readOf,
  type Finding,
  type InstanceApplications,
  type Inventory,
  type Reading,
} from '@groundwork/plugin-readiness-common';

const DAY_MS = 24 * 60 * 60 * 1000;

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

export function deployedOf({
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

/** What counts as a deployment by a person. */
interface Rules {
  readonly settings: {
    readonly tiers: readonly string[];
    readonly windowDays: number;
    readonly robots: readonly string[];
  };
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

/** The applications that may deploy to production, with what they add. */
export function countedIn(
  applications: readonly Reading<readonly Deployed[]>[],
  rules: Rules,
): readonly Counted[] {
  return readOf(applications).flatMap(({ subject, evidenceId, value }) =>
    value.flatMap((item): Counted[] => {
      const counted = countOf(item, rules);
      const place = { instance: subject.name, evidenceId };
      return counted ? [{ ...item, ...place, ...counted }] : [];
    }),
  );
}

/** Names each application that a person deployed. */
export function startedByPeople(
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
