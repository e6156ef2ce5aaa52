export * from './baselines';
export * from './delivery';
export * from './documents';
export * from './freezing';
export * from './metrics';
export * from './render';
export * from './say';
