export * from './collectAll';
export { digestOf } from './digest';
export * from './runCollector';
export { withinTime } from './withinTime';
