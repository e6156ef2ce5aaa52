export { explain, failureReasons, nameOf } from '@groundwork/source-failures';
export type {
  Explanation,
  Failure,
  FailureReason,
  Source,
} from '@groundwork/source-failures';
export type { SourceRequest } from './SourceRequest';
export { shapeOf } from './shape';
export { SourceError, sourceError } from './SourceError';
export type { SourceErrorDetails } from './SourceError';
