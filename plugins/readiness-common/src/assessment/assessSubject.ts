import { Subject } from '../evidence';
import { LevelRule, SubjectStandard } from '../standard';
import { CheckResult } from './checkResult';
import { SubjectAssessment } from './document';
import { Judge, judge } from './judge';
import { subjectPlan } from './planOf';

/** What an assessment of one service, team or cluster reads beside the evidence. */
export interface SubjectInput extends Judge {
  readonly standard: SubjectStandard;
  readonly subject: Subject;
}

type Levelled = CheckResult & { readonly level: number };

/**
 * Judges one subject against a ladder: a level is reached when its checks and all those below it pass, do not apply or
 * are waived. An unknown check keeps the lower bound below its level and leaves the upper one.
 */
export function assessSubject(input: SubjectInput): SubjectAssessment {
  const { standard, subject, asOf } = input;
  const levels = [...standard.levels].sort((a, b) => a.level - b.level);
  const checks = levels.flatMap(({ level, checks: lines }) =>
    lines.map(line => ({ ...judge(line, subject, input).result, level })),
  );
  const lo = reached(levels, checks, isSettled);
  const hi = reached(levels, checks, couldPass);
  const above = levels.find(({ level }) => level > lo);
  const next = above && nextLevel(above.level, { levels, checks });
  return {
    schemaVersion: 1,
    scope: 'subject',
    subject,
    standard: {
      id: standard.id,
      version: standard.version,
      title: standard.title,
    },
    asOf: asOf.toISOString(),
    checks,
    level: { lo, hi },
    highestLevel: levels[levels.length - 1]?.level ?? 0,
    ...(next ? { next } : {}),
    levels: levels.map(({ level, title }) => ({ level, title })),
    plan: subjectPlan({ checks, next }),
  };
}

function nextLevel(
  level: number,
  of: {
    readonly levels: readonly LevelRule[];
    readonly checks: readonly Levelled[];
  },
): NonNullable<SubjectAssessment['next']> {
  const missing = of.checks.filter(
    check => check.level <= level && !isSettled(check),
  );
  return {
    level,
    missing: missing.map(({ checkId }) => checkId),
    // What lies above may be met already.
    reaches: reached(
      of.levels,
      of.checks,
      check => isSettled(check) || missing.includes(check),
    ),
  };
}

function reached(
  levels: readonly LevelRule[],
  checks: readonly Levelled[],
  isMet: (check: Levelled) => boolean,
): number {
  let highest = 0;
  for (const { level } of levels) {
    if (!checks.filter(check => check.level === level).every(isMet)) {
      break;
    }
    highest = level;
  }
  return highest;
}

function isSettled({ state }: Levelled): boolean {
  return (
    state === 'pass' ||
    state === 'not_applicable' ||
    state === 'exempt' ||
    state === 'informative'
  );
}

function couldPass(check: Levelled): boolean {
  return (
    isSettled(check) ||
    check.state === 'unknown' ||
    check.state === 'error' ||
    (check.state === 'partial' && (check.sRange?.hi ?? 0) >= 1)
  );
}
