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
