import { PRODUCTION_TIER } from '../tiers';

/** Where the days of tiers stand. */
export interface DayTables {
  readonly days: 'delivery_days' | 'delivery_tier_days';
  readonly changes: 'delivery_day_changes' | 'delivery_tier_day_changes';
  readonly organisation:
    | 'delivery_organisation_days'
    | 'delivery_tier_organisation_days';
}

/** Where the days of one tier stand. */
export interface DayShelf extends DayTables {
  /** What tells its rows from those of other tiers. */
  readonly rows: { readonly tier?: string };
}

const ofProduction: DayTables = {
  days: 'delivery_days',
  changes: 'delivery_day_changes',
  organisation: 'delivery_organisation_days',
};

const ofOthers: DayTables = {
  days: 'delivery_tier_days',
  changes: 'delivery_tier_day_changes',
  organisation: 'delivery_tier_organisation_days',
};

/** Of all tiers. */
export const dayTables = [ofProduction, ofOthers] as const;

/** Of one tier. */
export function shelfOf(tier: string): DayShelf {
  return tier === PRODUCTION_TIER
    ? { ...ofProduction, rows: {} }
    : { ...ofOthers, rows: { tier } };
}
