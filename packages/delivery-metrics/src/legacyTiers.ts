/** Performance tiers of DORA's reports up to 2023. */
export type LegacyTier = 'elite' | 'high' | 'medium' | 'low';

/** A tier with the year of the table it was read from. */
export interface LegacyVerdict {
  readonly tier: LegacyTier;
  readonly year: 2023;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * The table of 2023, the last one in which every metric gets worse from tier to tier; later ones cluster answers
 * and are no scale. Upper bounds of durations are exclusive ("less than a day"), of the percentage inclusive.
 */
const LEAD_TIME_BOUNDS_MS = [DAY_MS, 7 * DAY_MS, 30 * DAY_MS];
const RECOVERY_BOUNDS_MS = [HOUR_MS, DAY_MS, 7 * DAY_MS];
const CHANGE_FAIL_BOUNDS_PERCENT = [5, 10, 15];
/** On demand (more than daily); daily to weekly; weekly to monthly. */
const FREQUENCY_BOUNDS_PER_WEEK = [7, 1, 7 / 30];

/** Tier of a change fail rate in percent: at most 5, 10, 15. */
export function legacyChangeFailTier(percent: number): LegacyVerdict {
  return verdict(
    CHANGE_FAIL_BOUNDS_PERCENT.findIndex(bound => percent <= bound),
  );
}

/** Tier of a lead time: less than a day, a week, a month of 30 days. */
export function legacyLeadTimeTier(leadTimeMs: number): LegacyVerdict {
  return verdict(LEAD_TIME_BOUNDS_MS.findIndex(bound => leadTimeMs < bound));
}

/** Tier of a recovery time: less than an hour, a day, a week. */
export function legacyRecoveryTier(recoveryMs: number): LegacyVerdict {
  return verdict(RECOVERY_BOUNDS_MS.findIndex(bound => recoveryMs < bound));
}

/** Tier of a deployment frequency: more than daily, at least weekly, at least monthly. */
export function legacyFrequencyTier(deploymentsPerWeek: number): LegacyVerdict {
  const [daily = 7, ...others] = FREQUENCY_BOUNDS_PER_WEEK;
  if (deploymentsPerWeek > daily) return verdict(0);
  const at = others.findIndex(bound => deploymentsPerWeek >= bound);
  return verdict(at < 0 ? -1 : at + 1);
}

function verdict(index: number): LegacyVerdict {
  const tiers = ['elite', 'high', 'medium'] as const;
  return { tier: tiers[index] ?? 'low', year: 2023 };
}
