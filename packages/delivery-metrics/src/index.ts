/**
 * Delivery metrics: events in, DORA's five current metrics out, each with the events behind it.
 *
 * The way through: {@link DeliveryLedger} turns events into one record per deployment and incident; a store may keep
 * those, and fold one service after another with {@link ServiceFold}. {@link deliveryMetrics} folds records into the metrics of a window and a group of services.
 */
export { type AttemptOutcome } from './attemptOutcome';
export * from './attribution';
export * from './calendar';
export * from './changeFailRate';
export * from './changeLeadTime';
export * from './changes';
export * from './deliveryMetrics';
export * from './deliveryLedger';
export * from './deploymentFrequency';
export { type DeploymentKind } from './deploymentKind';
export * from './events';
export * from './flags';
export { hotfixMarks, type HotfixMark } from './hotfix';
export {
  attributeIncident,
  incidentCandidate,
  type AttributionSearch,
  type IncidentCandidate,
} from './incidentAttribution';
export {
  incidentKey,
  joinReports,
  type Attribution,
  type JoinedReports,
} from './incidents';
export {
  isProductionEnvironment,
  logicalDeployment,
  runKeyOf,
  type LogicalDeployment,
} from './logicalDeployments';
export {
  type MetricEvidence,
  type MetricResult,
  type UndefinedReason,
} from './metricResult';
export {
  ChangeHistory,
  type ChangeHistoryOptions,
  type HistoryNews,
} from './fold/changeHistory';
export {
  emptyCheckpoint,
  readCheckpoint,
  type ServiceCheckpoint,
} from './fold/checkpoint';
export {
  checkpointsThatHold,
  checkpointsToKeep,
  isCheckpointStop,
} from './fold/checkpointShelf';
export { type PastDeployment, type PastReader } from './fold/pastDeployments';
export {
  ServiceFold,
  type FoldedDeployment,
  type FoldInput,
} from './fold/serviceFold';
export {
  missingChanges,
  type AskedChanges,
  type MissingChanges,
  type PullRequestName,
} from './fold/missingChanges';
export { linearPattern, type LinearPattern } from './pattern/linearPattern';
export * from './records';
export * from './recoveryTime';
export * from './reworkRate';
export { type MetricScope } from './scope';
export { byOrder, type PlacedRollout, type RolloutOrder } from './rolloutEntry';
export {
  fixesIncident,
  toDeploymentRecord,
  toIncidentRecord,
  type DeploymentParts,
  type RecordContext,
} from './toRecord';
export * from './lead';
export * from './legacyTiers';
export * from './score';
export * from './settings';
export * from './stages';
export * from './statistics';
export * from './targetProgress';
export {
  computeCase,
  eventsOf,
  outcomeOf,
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
