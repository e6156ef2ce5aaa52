export * from './dominance';
