import {
  usesTemplate,
  type Classification,
  type RepositoryPipeline,
} from './classes';
import { byKey, modalClasses } from './grouping';
import {
  organisationBounds,
  type OrganisationBounds,
} from './organisationBounds';

/** The least share of known pipelines at which a single number is said. */
export const HALF = 0.5;

/**
 * The organisation's numbers of pipeline sameness (docs/explanation/how-pipelines-are-compared.md, "The organisation's
 * numbers"). Each number is that of the pipelines that are known, and undefined
 * where they are less than half; the bounds hold whatever the others are.
 */
export interface OrganisationPipelines {
  /** D: share of teams whose modal class is the largest one, 0 to 1. */
  readonly dominance: number | undefined;
  /** E = 1/Σp²: as how many equally common pipelines it feels. */
  readonly effectivePipelines: number | undefined;
  /** 1 − Σp²: the chance that changing team means a different pipeline, 0 to 1. */
  readonly newcomerSurprise: number | undefined;
  /** Share of teams' repositories that use a pipeline by reference, each team counting the same, 0 to 1. */
  readonly byReferenceShare: number | undefined;
  /** Share of the repositories whose pipeline is known, 0 to 1; 0 when there are none. */
  readonly coverage: number;
  /** Undefined: there is no repository. */
  readonly bounds: OrganisationBounds | undefined;
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
  const coverage =
    repositories.length === 0 ? 0 : known.length / repositories.length;
  const mean = (pick: (number: ArchetypeNumbers) => number) =>
    teams === 0 || coverage < HALF
      ? undefined
      : numbers.reduce((sum, number) => sum + pick(number) * number.teams, 0) /
        teams;
  return {
    dominance: mean(({ dominance }) => dominance),
    effectivePipelines: mean(({ effective }) => effective),
    newcomerSurprise: mean(({ surprise }) => surprise),
    byReferenceShare: mean(({ byReference }) => byReference),
    coverage,
    bounds: organisationBounds(repositories, { memberships }),
  };
}
