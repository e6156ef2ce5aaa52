export * from './eventCollector';
export * from './EventEnvironments';
export * from './eventSink';
export * from './joinedRuns';
export * from './openItems';
export * from './runEventCollector';
export type { StreamRun } from './readStream';
export * from './timeWindows';
