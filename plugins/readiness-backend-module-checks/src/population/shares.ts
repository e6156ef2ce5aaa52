import {
  between,
  shareOverCompletions,
  type Range,
} from '@groundwork/plugin-readiness-common';

/** One team's units: how much of them has the property, how many were read, how many could not be. */
export interface TeamShare {
  readonly ref: string;
  readonly name: string;
  readonly having: number;
  readonly read: number;
  readonly unread: number;
}

/** Mean of the teams' shares, each team counting the same, over all completions. Undefined when no team has a unit. */
export function meanTeamShare(teams: readonly TeamShare[]): Range | undefined {
  const ranges = teams
    .map(shareOverCompletions)
    .filter(range => range !== undefined);
  if (ranges.length === 0) return undefined;
  const mean = (pick: (range: Range) => number) =>
    ranges.reduce((sum, range) => sum + pick(range), 0) / ranges.length;
  return between(
    mean(({ lo }) => lo),
    mean(({ hi }) => hi),
  );
}
