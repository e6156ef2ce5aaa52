/**
 * Where a service's results stand: as sources told it, with what people say over that. The second one is what readers see;
 * the first is kept apart only of services that somebody said something about.
 */
export interface Layer {
  readonly name: 'said' | 'told';
  readonly rollouts: 'delivery_rollouts' | 'delivery_told_rollouts';
  readonly remedies: 'delivery_remedies' | 'delivery_told_remedies';
  readonly fixes: 'delivery_fixes' | 'delivery_told_fixes';
  readonly checkpoints: 'delivery_checkpoints' | 'delivery_told_checkpoints';
}

/** With what people say. */
export const saidLayer: Layer = {
  name: 'said',
  rollouts: 'delivery_rollouts',
  remedies: 'delivery_remedies',
  fixes: 'delivery_fixes',
  checkpoints: 'delivery_checkpoints',
};

/** As sources told it. */
export const toldLayer: Layer = {
  name: 'told',
  rollouts: 'delivery_told_rollouts',
  remedies: 'delivery_told_remedies',
  fixes: 'delivery_told_fixes',
  checkpoints: 'delivery_told_checkpoints',
};

/** Both, that of readers first. */
export const layers = [saidLayer, toldLayer] as const;
