import {
  CheckRegistry,
  checksOf,
  ReadinessSchemas,
  SubjectStandard,
} from '@groundwork/plugin-readiness-common';
import { LevelCount, SubjectLevel } from '../database';

type Scorecard = ReadinessSchemas['TeamScorecard'];
type Column = Scorecard['columns'][number];

/** The checks of a standard as columns, in the order of the ladder. */
export function columnsOf(
  standard: SubjectStandard,
  checks: CheckRegistry,
): readonly Column[] {
  const levelOf = new Map(
    standard.levels.flatMap(({ level, checks: lines }) =>
      lines.map(({ check }) => [check, level] as const),
    ),
  );
  return checksOf(standard).map(line => {
    const check = checks.get(line.check);
    return {
      checkId: line.check,
      title: check?.title ?? line.title,
      failureTitle: check?.failureTitle ?? line.title,
      ...(check ? { why: check.why, remediation: check.remediation } : {}),
      level: levelOf.get(line.check) ?? 0,
    };
  });
}

/** The level of a team is that of its weakest service. */
export function weakestLevel(
  subjects: readonly SubjectLevel[],
): Scorecard['level'] | undefined {
  return subjects.length === 0
    ? undefined
    : {
        lo: subjects.reduce((least, { lo }) => Math.min(least, lo), Infinity),
        hi: subjects.reduce((least, { hi }) => Math.min(least, hi), Infinity),
      };
}

/** Median of the certain levels; the mean of the two in the middle. */
export function medianLevel(counts: readonly LevelCount[]): number | undefined {
  const total = counts.reduce((sum, { subjects }) => sum + subjects, 0);
  if (total === 0) {
    return undefined;
  }
  const at = (position: number) => {
    let reached = 0;
    const found = counts.find(({ subjects }) => {
      reached += subjects;
      return position < reached;
    });
    return found?.lo ?? 0;
  };
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2;
}
