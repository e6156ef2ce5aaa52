export * from './baselines';
export * from './delivery';
export * from './documents';
export * from './render';
export * from './say';
