/**
 * The language of deploy status: what runs where, per service, and the sources it rests on.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './DeploymentsClient';
export * from './permissions';
export * from './places';
export {
  deploymentStatusBatchSchema,
  deploymentStatusSchema,
  failureReasonSchema,
} from './schema/openapi.generated';
export type {
  DeployedBy,
  DeploymentEnvironment,
  DeploymentHealth,
  DeploymentInstance,
  DeploymentSource,
  DeploymentStatus,
  DeploymentStatusBatch,
  DeploymentSync,
  DeploymentsOperations,
  FailureReason,
} from './schema/openapi.generated';
