import type {
  Declarations,
  GoldenPathRun,
} from '@groundwork/plugin-readiness-common';

/** The topic of mandates and of the survey about them. */
const TOPIC = 'golden-path';

/** How one creation came about. */
export type CreationClass = 'chosen' | 'mandated' | 'assisted' | 'unknown';

/** What is the same for every creation. */
interface Choice {
  readonly mandates: Declarations['mandates'];
  /** Group of the platform team, where somebody declared it. */
  readonly platform: string | undefined;
  /** Somebody outside the platform team started a service another way in the same time. */
  readonly hadAlternative: boolean;
}

/** The mandates of the golden path that hold at a time. */
export function mandatesAt(
  mandates: Declarations['mandates'],
  at: number,
): Declarations['mandates'] {
  return mandates.filter(
    ({ topic, declaredAt, endsAt }) =>
      topic === TOPIC &&
      Date.parse(declaredAt) <= at &&
      (endsAt === undefined || Date.parse(endsAt) > at),
  );
}

/** Judges whether a creation was chosen. Who is not known, and what nobody did otherwise, is no choice that can be shown. */
export function classOf(
  { createdAt, teams, opensTicketOnly }: GoldenPathRun,
  { mandates, platform, hadAlternative }: Choice,
): CreationClass {
  if (opensTicketOnly === undefined) return 'unknown';
  if (mandatesAt(mandates, Date.parse(createdAt)).length > 0) return 'mandated';
  if (teams === undefined || platform === undefined) return 'unknown';
  if (teams.includes(platform)) return 'assisted';
  return hadAlternative ? 'chosen' : 'unknown';
}
