export * from './collectAll';
export { canonicalJson, digestOf } from './digest';
export * from './runCollector';
export { withinTime } from './withinTime';
