/**
 * Bounds of the organisation's numbers over all completions of the pipelines that nobody could read: such a pipeline may
 * be like any other, like none, or the missing link between two classes of its engine.
 */
import {
  usesTemplate,
  type Classification,
  type RepositoryPipeline,
} from './classes';
import { byKey, modalClasses } from './grouping';

/** A number that is known to lie between two others. */
export interface Range {
  readonly lo: number;
  readonly hi: number;
}

/** The numbers of {@link OrganisationPipelines} as bounds. */
export interface OrganisationBounds {
  readonly dominance: Range;
  readonly effectivePipelines: Range;
  readonly newcomerSurprise: Range;
  readonly byReferenceShare: Range;
}

type ClassOf = (repository: RepositoryPipeline) => string | undefined;

type Repositories = readonly RepositoryPipeline[];

function sumOfSquares(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share * share, 0);
}

function countsOf(answers: readonly string[]): readonly number[] {
  return [...byKey(answers, each => each).values()]
    .map(({ length }) => length)
    .sort((a, b) => b - a);
}

/** Shares by name as they add up over teams, each team counting the same; in an order of their own, so that sums agree. */
function sharesOf(
  teams: number,
  answers: ReadonlyArray<readonly string[]>,
): readonly number[] {
  const shares = new Map<string, number>();
  for (const own of answers)
    for (const [name, weight] of modalClasses(own))
      shares.set(name, (shares.get(name) ?? 0) + weight / teams);
  return [...shares.values()].sort((a, b) => b - a);
}

interface Open {
  /** What is certain of the other teams. */
  readonly shares: readonly number[];
  /** Teams of which it is not certain, each by the number of classes among which it may be split. */
  readonly modes: readonly number[];
}

/** The classes of one engine in one team. */
interface EngineClasses {
  readonly engine: string;
  /** Repositories of each class, most first. */
  readonly counts: readonly number[];
  readonly all: number;
}

function enginesOf(
  team: Repositories,
  classOf: ClassOf,
): readonly EngineClasses[] {
  const known = team.filter(each => classOf(each) !== undefined);
  return [
    ...byKey(known, ({ pipeline }) => pipeline.engine ?? '').entries(),
  ].map(([engine, own]) => ({
    engine,
    all: own.length,
    counts: countsOf(own.flatMap(each => classOf(each) ?? [])),
  }));
}

/** The most common count of a team; 0 while nothing is known of it. */
function mostOf(engines: readonly EngineClasses[]): number {
  return Math.max(0, ...engines.map(({ counts }) => counts[0] ?? 0));
}

/** Whether no unread pipeline, and no joining of classes of one engine by one elsewhere, changes what is most common in a team. */
function isSettled(engines: readonly EngineClasses[], unread: number): boolean {
  const most = mostOf(engines);
  const modes = engines.flatMap(({ counts }) =>
    counts.filter(count => count === most),
  ).length;
  return (
    most > unread &&
    engines.every(({ counts, all }) => {
      if (unread === 0 && counts.length === 1) return true;
      const rivals = modes === 1 && counts[0] === most ? all - most : all;
      return rivals + unread < most;
    })
  );
}

/** Every class by itself, as far as nothing that is unread decides what a team's is. */
function apart(teams: readonly Repositories[], classOf: ClassOf): Open {
  const settled: string[][] = [];
  const modes: number[] = [];
  for (const team of teams) {
    const answers = team.flatMap(each => classOf(each) ?? []);
    const engines = enginesOf(team, classOf);
    if (isSettled(engines, team.length - answers.length)) settled.push(answers);
    // Each of several most common classes has as many repositories as the largest one that is known.
    else modes.push(Math.floor(team.length / Math.max(mostOf(engines), 1)));
  }
  return { shares: sharesOf(teams.length, settled), modes };
}

/** Everything was read. */
function exactly(teams: readonly Repositories[], classOf: ClassOf): Open {
  const answers = teams.map(team => team.flatMap(each => classOf(each) ?? []));
  return { shares: sharesOf(teams.length, answers), modes: [] };
}

/**
 * As many classes of one engine in one as unread links may join: a team stays with its engine only when no joining of
 * others, and no unread pipeline, outweighs the most common class that it has there.
 */
function together(teams: readonly Repositories[], classOf: ClassOf): Open {
  const settled: string[][] = [];
  const modes: number[] = [];
  for (const team of teams) {
    const engines = enginesOf(team, classOf);
    const unread = engines.reduce((left, { all }) => left - all, team.length);
    const winner = engines.find(({ engine, counts: [most = 0] }) =>
      [
        0,
        ...engines.filter(each => each.engine !== engine).map(each => each.all),
      ].every(others => most > others + unread),
    );
    if (winner) settled.push([winner.engine]);
    else modes.push(1);
  }
  return { shares: sharesOf(teams.length, settled), modes };
}

function archetypeBounds(
  repositories: Repositories,
  classOf: ClassOf,
): { readonly teams: number; readonly bounds: OrganisationBounds } {
  const teams = [...byKey(repositories, ({ team }) => team).values()];
  const each = 1 / teams.length;
  const isComplete = repositories.every(one => classOf(one) !== undefined);
  const low = (isComplete ? exactly : apart)(teams, classOf);
  const high = isComplete ? low : together(teams, classOf);
  const split = low.modes.map(modes => each / modes);
  const [most = 0, ...others] = high.shares;
  const greatestShare = most + high.modes.length * each;
  const least =
    sumOfSquares(low.shares) +
    split.reduce((sum, share) => sum + share * each, 0);
  const greatest = sumOfSquares([greatestShare, ...others]);
  const mean = (share: (team: Repositories) => number) =>
    teams.reduce((sum, team) => sum + share(team), 0) / teams.length;
  const unread = (team: Repositories) =>
    team.filter(one => classOf(one) === undefined).length;
  return {
    teams: teams.length,
    bounds: {
      dominance: { lo: Math.max(...low.shares, ...split), hi: greatestShare },
      effectivePipelines: { lo: 1 / greatest, hi: 1 / least },
      newcomerSurprise: { lo: 1 - greatest, hi: 1 - least },
      byReferenceShare: {
        lo: mean(team => team.filter(usesTemplate).length / team.length),
        hi: mean(
          team =>
            (team.filter(usesTemplate).length + unread(team)) / team.length,
        ),
      },
    },
  };
}

/** The bounds over all completions, the mean over archetypes weighted by teams; undefined when there is no repository. */
export function organisationBounds(
  repositories: readonly RepositoryPipeline[],
  { memberships }: Pick<Classification, 'memberships'>,
): OrganisationBounds | undefined {
  const classOf: ClassOf = ({ name }) => memberships.get(name)?.class;
  const parts = [
    ...byKey(repositories, ({ archetype }) => archetype).values(),
  ].map(group => archetypeBounds(group, classOf));
  const teams = parts.reduce((sum, part) => sum + part.teams, 0);
  if (teams === 0) return undefined;
  const mean = (pick: (bounds: OrganisationBounds) => Range): Range => {
    const end = (side: 'lo' | 'hi') =>
      parts.reduce(
        (sum, part) => sum + pick(part.bounds)[side] * part.teams,
        0,
      ) / teams;
    return { lo: end('lo'), hi: end('hi') };
  };
  return {
    dominance: mean(({ dominance }) => dominance),
    effectivePipelines: mean(({ effectivePipelines }) => effectivePipelines),
    newcomerSurprise: mean(({ newcomerSurprise }) => newcomerSurprise),
    byReferenceShare: mean(({ byReferenceShare }) => byReferenceShare),
  };
}
