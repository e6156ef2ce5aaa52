import {
  type Application,
  componentNamed,
  countWords,
  type Finding,
  type InstanceApplications,
  type Inventory,
  type Reading,
  readOf,
} from '@groundwork/plugin-readiness-common';

const DAY_MS = 24 * 60 * 60 * 1000;

/** One application's deployments, as far as Argo CD remembers them. */
export interface Deployed {
  readonly name: string;
  readonly namespace?: string;
  readonly component?: string;
  /** Undefined where it may be any. */
  readonly tier?: string;
  readonly starts: readonly {
    readonly day: string;
    /** Undefined where Argo CD does not say. */
    readonly by?: Application['history'][number]['startedBy'];
    /** Of a person whom the catalog knows. */
    readonly team?: string;
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
      starts: history.map(({ deployedAt, startedBy, team }) => ({
        day: deployedAt.slice(0, 10),
        ...(startedBy === undefined ? {} : { by: startedBy }),
        ...(team === undefined ? {} : { team }),
      })),
    }));
}

/** Which deployments count: those of production, for a while. */
export interface Window {
  readonly tiers: readonly string[];
  readonly windowDays: number;
  readonly asOf: Date;
}

/** What started within the window; undefined for an application of another tier. */
export function startsWithin(
  { tier, starts }: Deployed,
  { tiers, windowDays, asOf }: Window,
): Deployed['starts'] | undefined {
  if (tier !== undefined && !tiers.includes(tier)) return undefined;
  return starts.filter(
    ({ day }) => Date.parse(day) >= asOf.getTime() - windowDays * DAY_MS,
  );
}

/** What one application adds. */
interface Counted extends Deployed {
  readonly instance: string;
  readonly evidenceId: string | undefined;
  readonly all: number;
  readonly byPeople: number;
  /** Those of which nobody can tell. */
  readonly untold: number;
}

/** The applications that may deploy to production, with what they add. */
export function countedIn(
  applications: readonly Reading<readonly Deployed[]>[],
  window: Window,
): readonly Counted[] {
  return readOf(applications).flatMap(({ subject, evidenceId, value }) =>
    value.flatMap((item): Counted[] => {
      const starts = startsWithin(item, window);
      if (!starts) return [];
      const of = (who: Deployed['starts'][number]['by']) =>
        starts.filter(({ by }) => by === who).length;
      return [
        {
          ...item,
          ...{ instance: subject.name, evidenceId, all: starts.length },
          // One that may run anywhere is no proof that a person deployed to production.
          byPeople: item.tier === undefined ? 0 : of('person'),
          untold: of(undefined),
        },
      ];
    }),
  );
}

/** Lets Argo CD deploy what Git says, and undo what somebody else does. */
export function automatedSync(name: string): NonNullable<Finding['mend']> {
  return {
    into: `the manifest of application ${name}`,
    yaml: 'spec:\n  syncPolicy:\n    automated: { prune: true, selfHeal: true }\n',
  };
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
      const owner = componentNamed(component, inventory);
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
        mend: automatedSync(name),
        ...(item.evidenceId === undefined
          ? {}
          : { evidenceId: item.evidenceId }),
        ...(owner ? { subjectRef: owner.ref } : {}),
        ...(owner?.team ? { team: owner.team } : {}),
      };
    });
}
