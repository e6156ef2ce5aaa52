/**
 * Real servers for tests of whoever reads outside systems. Not for anything else.
 *
 * @packageDocumentation
 */
export { testCertificate } from './certificates';
export type { TestCertificate } from './certificates';
export { failingServer, failureKinds, reasonFor } from './failures';
export type { FailureKind } from './failures';
export { failureWords } from './words';
export { testProxy } from './proxy';
export type { TestProxy } from './proxy';
export { serve } from './serve';
export type { SeenRequest, ServeOptions, TestServer } from './serve';
