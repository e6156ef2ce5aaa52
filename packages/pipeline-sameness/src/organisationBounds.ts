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

/** Among how many classes a team may be split at most, when its unread pipelines are as different as they can be. */
function mostModes(counts: readonly number[], unread: number): number {
  const level = Math.max(counts[0] ?? 0, 1);
  let left = unread;
  let modes = 0;
  for (const count of counts) {
    if (level - count > left) break;
    left -= level - count;
    modes += 1;
  }
  return Math.max(modes + Math.floor(left / level), 1);
}

interface Open {
  /** What is certain of the other teams. */
  readonly shares: readonly number[];
  /** Teams of which it is not certain, each by the number of classes among which it may be split. */
  readonly modes: readonly number[];
}

/** Every class by itself: nothing that is unread is a link between two. */
function apart(teams: readonly Repositories[], classOf: ClassOf): Open {
  const settled: string[][] = [];
  const modes: number[] = [];
  for (const team of teams) {
    const answers = team.flatMap(each => classOf(each) ?? []);
    const unread = team.length - answers.length;
    const counts = countsOf(answers);
    const margin = (counts[0] ?? 0) - (counts[1] ?? 0);
    if (unread > 0 && margin <= unread) modes.push(mostModes(counts, unread));
    else settled.push(answers);
  }
  return { shares: sharesOf(teams.length, settled), modes };
}

/**
 * As many classes of one engine in one as unread links may join: a team stays with its engine only when no joining of
 * others, and no unread pipeline, outweighs the most common class that it has there.
 */
function together(teams: readonly Repositories[], classOf: ClassOf): Open {
  const settled: string[][] = [];
  const modes: number[] = [];
  for (const team of teams) {
    const known = team.filter(each => classOf(each) !== undefined);
    const unread = team.length - known.length;
    const engines = [
      ...byKey(known, ({ pipeline }) => pipeline.engine ?? '').entries(),
    ].map(([engine, own]) => ({
      engine,
      all: own.length,
      most: countsOf(own.flatMap(each => classOf(each) ?? []))[0] ?? 0,
    }));
    const winner = engines.find(({ engine, most }) =>
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
  const low = apart(teams, classOf);
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
