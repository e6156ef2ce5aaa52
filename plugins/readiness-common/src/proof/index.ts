export * from './beforeAfter';
export type { MetricSample } from './sample';
