import {
  problemLine,
  readOf,
  type Finding,
  type Reading,
  type RegisterProblem,
} from '@groundwork/plugin-readiness-common';

/** What of a register nobody could understand, for whoever mends it. */
export function registerFindings(
  readings: readonly Reading<{
    readonly problems: readonly RegisterProblem[];
  }>[],
): readonly Finding[] {
  return readOf(readings).flatMap(({ value, evidenceId }) =>
    value.problems.map(
      (problem): Finding => ({
        message: `${problemLine(problem)}.`,
        ...(evidenceId === undefined ? {} : { evidenceId }),
      }),
    ),
  );
}
