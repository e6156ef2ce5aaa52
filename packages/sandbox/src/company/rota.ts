import type { Company, Person } from './types';

const WEEK_MS = 7 * 86_400_000;
/** Monday the 5th of January 1970, nine o'clock in UTC: hand-over of the first week. */
const FIRST_HANDOVER_MS = 4 * 86_400_000 + 9 * 3_600_000;
const SUFFIX = '-rota';

/** Who is called for the services of a squad at a moment, and who after that. */
export interface OnCall {
  readonly now: Person;
  readonly next: Person;
  /** When the one hands over to the other. */
  readonly untilMs: number;
}

/** The name of a squad's rota, as catalog files say it. */
export const rotaOf = (squad: string) => `${squad}${SUFFIX}`;

/** Everybody of a squad in turn, a week each, from Monday to Monday; undefined where there is no such rota. */
export function onCallAt(
  { people }: Pick<Company, 'people'>,
  rota: string,
  atMs: number,
): OnCall | undefined {
  if (!rota.endsWith(SUFFIX)) return undefined;
  const squad = rota.slice(0, -SUFFIX.length);
  const members = people.filter(person => person.squad === squad);
  const week = Math.floor((atMs - FIRST_HANDOVER_MS) / WEEK_MS);
  const now = members[week % members.length];
  const next = members[(week + 1) % members.length];
  if (!now || !next) return undefined;
  return { now, next, untilMs: FIRST_HANDOVER_MS + (week + 1) * WEEK_MS };
}
