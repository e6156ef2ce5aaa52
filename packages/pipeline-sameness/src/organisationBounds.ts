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

/** Teams of which the most common answer stands whatever the unread ones are, and the number of all others. */
function settledShares(
  teams: ReadonlyArray<readonly RepositoryPipeline[]>,
  answerOf: ClassOf,
): { readonly shares: readonly number[]; readonly open: number } {
  const shares = new Map<string, number>();
  let open = 0;
  for (const team of teams) {
    const answers = team.flatMap(each => answerOf(each) ?? []);
    const unread = team.length - answers.length;
    const counts = [...byKey(answers, each => each).values()]
      .map(({ length }) => length)
      .sort((a, b) => b - a);
    const margin = (counts[0] ?? 0) - (counts[1] ?? 0);
    if (unread > 0 && margin <= unread) open += 1;
    else
      for (const [name, weight] of modalClasses(answers))
        shares.set(name, (shares.get(name) ?? 0) + weight / teams.length);
  }
  return { shares: [...shares.values()], open: open / teams.length };
}

function sumOfSquares(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share * share, 0);
}

function archetypeBounds(
  repositories: readonly RepositoryPipeline[],
  classOf: ClassOf,
): { readonly teams: number; readonly bounds: OrganisationBounds } {
  const teams = [...byKey(repositories, ({ team }) => team).values()];
  const apart = settledShares(teams, classOf);
  const isComplete = repositories.every(each => classOf(each) !== undefined);
  const together = isComplete
    ? apart
    : settledShares(teams, each =>
        classOf(each) === undefined ? undefined : each.pipeline.engine,
      );
  const each = 1 / teams.length;
  const [most = 0, ...others] = [...together.shares].sort((a, b) => b - a);
  const least = sumOfSquares(apart.shares) + apart.open * each;
  const greatest = sumOfSquares([most + together.open, ...others]);
  const mean = (share: (team: readonly RepositoryPipeline[]) => number) =>
    teams.reduce((sum, team) => sum + share(team), 0) / teams.length;
  const unread = (team: readonly RepositoryPipeline[]) =>
    team.filter(one => classOf(one) === undefined).length;
  return {
    teams: teams.length,
    bounds: {
      dominance: {
        lo: Math.max(...apart.shares, apart.open > 0 ? each : 0),
        hi: most + together.open,
      },
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
