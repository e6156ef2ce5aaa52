export * from './baselines';
export * from './delivery';
export * from './documents';
export * from './freezing';
export * from './render';
export * from './say';
