import {
  usesTemplate,
  type Classification,
  type RepositoryPipeline,
} from './classes';

/** The organisation's numbers of pipeline sameness (readiness.md 1b step 6). All undefined when no pipeline is known. */
export interface OrganisationPipelines {
  /** D: share of teams whose modal class is the largest one, 0 to 1. */
  readonly dominance: number | undefined;
  /** E = 1/Σp²: as how many equally common pipelines it feels. */
  readonly effectivePipelines: number | undefined;
  /** 1 − Σp²: the chance that changing team means a different pipeline, 0 to 1. */
  readonly newcomerSurprise: number | undefined;
  /** Share of teams' repositories that use a pipeline by reference, each team counting the same, 0 to 1. */
  readonly byReferenceShare: number | undefined;
}

type Shares = ReadonlyMap<string, number>;

/** A team's weight by class: one for its most common class, split equally on a tie. */
export function modalClasses(classes: readonly string[]): Shares {
  const counts = new Map<string, number>();
  for (const name of classes) counts.set(name, (counts.get(name) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const modal = [...counts]
    .filter(([, count]) => count === most)
    .map(([name]) => name);
  return new Map(modal.map(name => [name, 1 / modal.length]));
}

function byKey<T>(
  items: readonly T[],
  key: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const list = groups.get(key(item));
    if (list) list.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

interface ArchetypeNumbers {
  readonly teams: number;
  readonly dominance: number;
  readonly effective: number;
  readonly surprise: number;
  readonly byReference: number;
}

function archetypeNumbers(
  repositories: readonly RepositoryPipeline[],
  classOf: (name: string) => string | undefined,
): ArchetypeNumbers {
  const teams = [...byKey(repositories, ({ team }) => team).values()];
  const shares = new Map<string, number>();
  let byReference = 0;
  for (const team of teams) {
    for (const [name, weight] of modalClasses(
      team
        .map(repository => classOf(repository.name))
        .filter(id => id !== undefined),
    )) {
      shares.set(name, (shares.get(name) ?? 0) + weight / teams.length);
    }
    byReference +=
      team.filter(usesTemplate).length / team.length / teams.length;
  }
  const squares = [...shares.values()].reduce(
    (sum, share) => sum + share * share,
    0,
  );
  return {
    teams: teams.length,
    dominance: Math.max(...shares.values()),
    effective: 1 / squares,
    surprise: 1 - squares,
    byReference,
  };
}

/** Per archetype over the teams whose pipelines are known, then the mean over archetypes weighted by teams. */
export function organisationPipelines(
  repositories: readonly RepositoryPipeline[],
  { memberships }: Pick<Classification, 'memberships'>,
): OrganisationPipelines {
  const classOf = (name: string) => memberships.get(name)?.class;
  const known = repositories.filter(({ name }) => classOf(name) !== undefined);
  const numbers = [...byKey(known, ({ archetype }) => archetype).values()].map(
    group => archetypeNumbers(group, classOf),
  );
  const teams = numbers.reduce((sum, number) => sum + number.teams, 0);
  const mean = (pick: (number: ArchetypeNumbers) => number) =>
    teams === 0
      ? undefined
      : numbers.reduce((sum, number) => sum + pick(number) * number.teams, 0) /
        teams;
  return {
    dominance: mean(({ dominance }) => dominance),
    effectivePipelines: mean(({ effective }) => effective),
    newcomerSurprise: mean(({ surprise }) => surprise),
    byReferenceShare: mean(({ byReference }) => byReference),
  };
}
