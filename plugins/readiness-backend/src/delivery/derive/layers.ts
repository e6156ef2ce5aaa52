import { PRODUCTION_TIER } from '../tiers';

/**
 * Where production's results of a service stand: as sources told it, with what people say over that. The second one is what
 * readers see; the first is kept apart only of services that somebody said something about.
 */
export interface ProductionLayer {
  readonly name: 'said' | 'told';
  readonly rollouts: 'delivery_rollouts' | 'delivery_told_rollouts';
  readonly remedies: 'delivery_remedies' | 'delivery_told_remedies';
  readonly fixes: 'delivery_fixes' | 'delivery_told_fixes';
  readonly checkpoints: 'delivery_checkpoints' | 'delivery_told_checkpoints';
  readonly rows: Readonly<Record<never, never>>;
}

/** Where the results of another tier stand: nothing is undone or fixed there, because what went wrong is counted in production. */
export interface TierLayer {
  readonly name: 'tier';
  readonly rollouts: 'delivery_tier_rollouts';
  readonly checkpoints: 'delivery_tier_checkpoints';
  /** What tells its rows from those of other tiers. */
  readonly rows: { readonly tier: string };
}

/** Where results of a service stand. */
export type Layer = ProductionLayer | TierLayer;

/** With what people say. */
export const saidLayer: ProductionLayer = {
  name: 'said',
  rollouts: 'delivery_rollouts',
  remedies: 'delivery_remedies',
  fixes: 'delivery_fixes',
  checkpoints: 'delivery_checkpoints',
  rows: {},
};

/** As sources told it. */
export const toldLayer: ProductionLayer = {
  name: 'told',
  rollouts: 'delivery_told_rollouts',
  remedies: 'delivery_told_remedies',
  fixes: 'delivery_told_fixes',
  checkpoints: 'delivery_told_checkpoints',
  rows: {},
};

/** Both, that of readers first. */
export const layers = [saidLayer, toldLayer] as const;

/** Of a tier other than production. */
export function tierLayer(tier: string): TierLayer {
  return {
    name: 'tier',
    rollouts: 'delivery_tier_rollouts',
    checkpoints: 'delivery_tier_checkpoints',
    rows: { tier },
  };
}

/** The tier that a layer is of. */
export function tierOf(layer: Layer): string {
  return layer.name === 'tier' ? layer.rows.tier : PRODUCTION_TIER;
}

/** Where readers see a tier. */
export function layerOf(tier: string): Layer {
  return tier === PRODUCTION_TIER ? saidLayer : tierLayer(tier);
}
