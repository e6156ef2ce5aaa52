import { Standard, StandardCheck } from './standard';

/**
 * Declares a standard and refuses one that contradicts itself: a check listed twice within one sum, a weight that is
 * negative, a veto on a check that its prerequisite does not list, an informative check with a weight.
 */
export function defineStandard<T extends Standard>(standard: T): T {
  const groups =
    standard.scope === 'organisation'
      ? standard.prerequisites
      : standard.levels.map(level => ({
          ...level,
          id: `level ${level.level}`,
        }));
  for (const group of groups) {
    refuseContradictions(`${standard.id}, ${group.id}`, group.checks);
  }
  if (standard.scope === 'organisation') {
    for (const { id, checks, vetoes } of standard.prerequisites) {
      const stranger = vetoes.find(
        veto => !checks.some(({ check }) => check === veto.check),
      );
      if (stranger) {
        throw new Error(
          `Standard ${standard.id}, ${id}: veto '${stranger.id}' reads check '${stranger.check}', which is not listed`,
        );
      }
    }
  }
  return standard;
}

/** Every line of a standard, in the order in which it lists them. */
export function checksOf(standard: Standard): readonly StandardCheck[] {
  return standard.scope === 'organisation'
    ? [
        ...standard.prerequisites.flatMap(({ checks }) => checks),
        ...standard.context,
      ]
    : standard.levels.flatMap(({ checks }) => checks);
}

function refuseContradictions(
  where: string,
  checks: readonly StandardCheck[],
): void {
  const seen = new Set<string>();
  for (const { check, weight, informative } of checks) {
    if (seen.has(check)) {
      throw new Error(`Standard ${where}: check '${check}' is listed twice`);
    }
    seen.add(check);
    if (!(weight >= 0) || (informative && weight !== 0)) {
      throw new Error(
        `Standard ${where}: check '${check}' has the weight ${weight}; informative checks have 0, others at least 0`,
      );
    }
  }
}
