export { sourceClient } from './client';
export type {
  RequestGate,
  SourceClient,
  SourceOptions,
  SourceRequestOptions,
  SourceResponse,
} from './client';
export * from './meaning';
export * from './sourceError';
export { withinTime } from './withinTime';
export type { TimeLimit } from './withinTime';
