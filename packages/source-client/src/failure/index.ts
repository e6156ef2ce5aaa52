export { failureReasons } from './reasons';
export type { FailureReason, Source, SourceRequest } from './reasons';
export { shapeOf } from './shape';
export { SourceError, sourceError } from './SourceError';
export type { SourceErrorDetails } from './SourceError';
export { explain, nameOf } from './words';
export type { Explanation, Failure } from './words';
