export * from './collectAll';
export { digestOf } from './digest';
export * from './recordId';
export * from './runCollector';
export { withinTime } from './withinTime';
