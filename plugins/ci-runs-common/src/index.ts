/**
 * The language of CI runs: one shape for every engine.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './CiRunsClient';
export * from './permissions';
export {
  ciFailureReasonSchema,
  ciRunsSchema,
} from './schema/openapi.generated';
export type {
  CiEngine,
  CiFailureReason,
  CiRun,
  CiRuns,
  CiRunsBatch,
  CiRunsOperations,
  CiSource,
  CiStage,
  CiRunStatus,
} from './schema/openapi.generated';
