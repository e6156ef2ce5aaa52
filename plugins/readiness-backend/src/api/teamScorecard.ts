import {
  CheckRegistry,
  checksOf,
  ReadinessSchemas,
  SubjectAssessment,
  SubjectStandard,
} from '@groundwork/plugin-readiness-common';
import { LevelCount, SubjectLevel } from '../database';

type Scorecard = ReadinessSchemas['TeamScorecard'];
type Column = Scorecard['columns'][number];

const COST = { low: 1, medium: 3, high: 8 } as const;

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

/** What to fix first: the check that keeps most services from their next level, the cheaper one when two are equal. */
export function firstRepair(
  services: readonly SubjectAssessment[],
  columns: readonly Column[],
): Scorecard['first'] | undefined {
  const candidates = columns
    .map(({ checkId, remediation }) => ({
      checkId,
      effort: COST[effortOf(remediation?.effort)],
      services: services
        .filter(({ next }) => next?.missing.includes(checkId))
        .filter(({ checks }) =>
          checks.some(
            check =>
              check.checkId === checkId &&
              (check.state === 'fail' || check.state === 'partial'),
          ),
        )
        .map(({ subject }) => subject.ref),
    }))
    .filter(candidate => candidate.services.length > 0)
    .sort(
      (a, b) =>
        b.services.length / b.effort - a.services.length / a.effort ||
        (a.checkId < b.checkId ? -1 : 1),
    );
  const [best] = candidates;
  return best && { checkId: best.checkId, services: best.services };
}

function effortOf(effort: string | undefined): keyof typeof COST {
  return effort === 'low' || effort === 'high' ? effort : 'medium';
}
