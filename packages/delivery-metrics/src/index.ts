/**
 * Delivery metrics: events in, DORA's five current metrics out, each with the events behind it.
 *
 * The way through: {@link applyEvents} turns events into one record per deployment and incident; a store may keep
 * those. {@link deliveryMetrics} folds records into the metrics of a window and a group of services.
 */
export * from './attribution';
export * from './calendar';
export * from './changeFailRate';
export * from './changeLeadTime';
export * from './changes';
export * from './deliveryMetrics';
export { type DeliveryChanges } from './deliveryEngine';
export * from './deliveryState';
export * from './deploymentFrequency';
export { type DeploymentKind } from './deploymentKind';
export * from './events';
export * from './flags';
export {
  isProductionEnvironment,
  type AttemptOutcome,
} from './logicalDeployments';
export {
  type MetricEvidence,
  type MetricResult,
  type UndefinedReason,
} from './metricResult';
export * from './records';
export * from './recoveryTime';
export * from './reworkRate';
export { type MetricScope } from './scope';
export * from './legacyTiers';
export * from './score';
export * from './settings';
export * from './stages';
export * from './statistics';
export * from './targetProgress';
export {
  computeCase,
  eventsOf,
  settingsOf,
  type VectorOutcome,
} from './vectors/compute';
export { checkCase, type VectorVerdict } from './vectors/compare';
export { VectorFormatError } from './vectors/problems';
export {
  readVectors,
  type VectorCase,
  type VectorExpectation,
} from './vectors/format';
