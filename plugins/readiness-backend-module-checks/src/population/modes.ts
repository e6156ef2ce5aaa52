import {
  answersHoldingOverCompletions,
  dominanceOf,
  dominanceOverCompletions,
  modes,
  weigh,
  type Dominance,
  type Range,
  type Weights,
} from '@groundwork/plugin-readiness-common';

/** What one team's units answer, and how many of its units might answer anything. */
export interface TeamAnswers {
  readonly ref: string;
  readonly name: string;
  readonly answers: readonly string[];
  /** Units that could not be read; each could change the team's most common answer. */
  readonly unread: number;
}

/** Teams by their most common answer. A team whose unread units could change it counts as unread. */
export interface TeamModes {
  readonly weights: Weights;
  readonly known: ReadonlyArray<{
    readonly ref: string;
    readonly name: string;
    readonly answers: readonly string[];
  }>;
  readonly unread: readonly { readonly ref: string; readonly name: string }[];
}

function lead(answers: readonly string[]): number {
  const counts = [...weigh(answers.map(answer => ({ answers: [answer] })))]
    .map(([, count]) => count)
    .sort((a, b) => b - a);
  return (counts[0] ?? 0) - (counts[1] ?? 0);
}

/** Finds each team's most common answer. Teams without any unit, read or unread, are left out. */
export function teamModes(teams: readonly TeamAnswers[]): TeamModes {
  const present = teams.filter(
    ({ answers, unread }) => answers.length + unread > 0,
  );
  const isKnown = ({ answers, unread }: TeamAnswers) =>
    answers.length > 0 && (unread === 0 || lead(answers) > unread);
  const known = present.filter(isKnown).map(({ ref, name, answers }) => ({
    ref,
    name,
    answers: modes(answers),
  }));
  return {
    weights: weigh(known),
    known,
    unread: present
      .filter(team => !isKnown(team))
      .map(({ ref, name }) => ({ ref, name })),
  };
}

/** D of the known teams, and its range over what the unread ones may answer. */
export function modalDominance({ weights, unread }: TeamModes): {
  readonly range: Range | undefined;
  readonly known: Dominance | undefined;
} {
  return {
    range: dominanceOverCompletions(weights, ones(unread.length)),
    known: dominanceOf(weights),
  };
}

/**
 * How many answers hold at least a share of the teams, over what the unread ones may answer. A tie splits a team, so an
 * unread team may bring as many answers as its weight can lift over the share.
 */
export function answersHolding(
  { weights, unread }: TeamModes,
  share: number,
): Range {
  // Thin enough that no more answers could hold the share.
  const pieces = Math.ceil(1 / share);
  const units = ones(unread.length * pieces).map(one => one / pieces);
  return answersHoldingOverCompletions(weights, units, share);
}

function ones(count: number): readonly number[] {
  return Array.from({ length: count }, () => 1);
}
