import { isProductionEnvironment } from '@groundwork/delivery-metrics';
import { createHash } from 'node:crypto';
import { locksRows } from '../../database/locksRows';
import { Tiers } from '../tiers';
import { conventionsOf } from './deriveService';
import { foldTier } from './foldTier';
import { tierLayer } from './layers';
import { readMarks, removeMarks } from './marks';
import { readAttempts } from './readAttempts';
import { refreshDays } from './refreshDays';
import { ServiceRow } from './resultRows';
import { Within } from './within';

const MARKS = 'delivery_tier_marks';

/** What the tiers of a service that are not production are derived within. */
export type WithinTiers = Omit<Within, 'layer'>;

/** How they are derived. */
export interface TierDerivation {
  readonly tiers: Tiers;
  readonly nowMs: number;
}

/**
 * Derives all tiers of one service but production from the marks that production handed on, in one transaction. Undefined when
 * another replica is at it, or nothing is marked.
 */
export async function deriveTiers(
  within: WithinTiers,
  { tiers, nowMs }: TierDerivation,
): Promise<number | undefined> {
  const { transaction, service } = within;
  const claimed = await claim(within);
  if (!claimed) {
    return undefined;
  }
  const conventions = tierConventionsOf(within, tiers);
  const known = await readMarks(transaction, service, MARKS);
  const marks = claimed.conventions === conventions ? known : known.withAll();
  if (marks.isEmpty) {
    return undefined;
  }
  const everything = marks.has('all');
  const read = await readAttempts(transaction, service, {
    runKeys: everything ? undefined : marks.keys('run'),
  });
  const elsewhere = read.filter(
    ({ attempt }) =>
      !isProductionEnvironment(attempt.environment, within.settings),
  );
  let folded = 0;
  for (const tier of tiers.others) {
    folded += await foldTier(
      { ...within, layer: tierLayer(tier) },
      marks,
      elsewhere.filter(({ attempt }) => tiers.of(attempt.environment) === tier),
    );
  }
  if (everything) {
    await forgetOthers(within, tiers);
  }
  await removeMarks(transaction, marks, MARKS);
  const row = rowOf(within);
  await (everything && elsewhere.length === 0
    ? row.delete()
    : row.update({ conventions, failure: null, derived_at_ms: nowMs }));
  return folded;
}

/** Marks may have outlived the row: a service that was deployed nowhere else has none. */
async function claim(within: WithinTiers): Promise<ServiceRow | undefined> {
  const { transaction, service } = within;
  await transaction<ServiceRow>('delivery_tier_services')
    .insert({ service })
    .onConflict('service')
    .ignore();
  const query = rowOf(within).first();
  return locksRows(transaction) ? query.forUpdate().skipLocked() : query;
}

function rowOf({ transaction, service }: WithinTiers) {
  return transaction<ServiceRow>('delivery_tier_services').where({ service });
}

/** Digest of the settings that the results of a service's other tiers depend on. */
export function tierConventionsOf(
  within: Pick<WithinTiers, 'settings' | 'service' | 'chosenSource'>,
  tiers: Tiers,
): string {
  return createHash('sha256')
    .update(`${conventionsOf(within)} ${tiers}`)
    .digest('hex');
}

/** Tiers that are not declared any more leave nothing behind. */
async function forgetOthers(within: WithinTiers, tiers: Tiers): Promise<void> {
  const { transaction, service } = within;
  const known: readonly string[] = await transaction('delivery_tier_rollouts')
    .where({ service })
    .whereNotIn('tier', [...tiers.others])
    .distinct('tier')
    .pluck('tier');
  for (const tier of known) {
    const layer = tierLayer(tier);
    for (const table of [layer.rollouts, layer.checkpoints]) {
      await transaction(table).where({ service, tier }).delete();
    }
    await refreshDays({ ...within, layer }, 'all');
  }
}
