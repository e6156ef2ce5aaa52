import type { NextStep } from '@groundwork/plugin-readiness-common';
import type { SubjectAssessment } from './answers';
import type { Say } from './useSay';

function where(
  level: number,
  { level: reached, next }: SubjectAssessment,
  t: Say,
): string {
  if (level <= reached.lo) return t('service.where.reached');
  return level === next?.level
    ? t('service.where.next')
    : t('service.where.later');
}

/** A step of a service's ladder: reached, next or later. */
export function ladderTitle(
  { level, title }: SubjectAssessment['levels'][number],
  assessment: SubjectAssessment,
  t: Say,
): string {
  return t('service.ladder', {
    level: String(level),
    title,
    where: where(level, assessment, t),
  });
}

/** What keeps the next level shut, or that there is none. */
export function awayWords(next: NextStep | undefined, t: Say): string {
  if (!next) return t('service.top');
  const { level, toFix, toKnow } = next;
  return t('service.away', {
    level: String(level),
    count: toFix + toKnow,
    what: [
      ...(toFix > 0 ? [t('service.toFix', { number: String(toFix) })] : []),
      ...(toKnow > 0 ? [t('service.toKnow', { number: String(toKnow) })] : []),
    ].join(', '),
  });
}
