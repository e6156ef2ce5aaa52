/**
 * The one way to outside systems: one transport, one set of failure reasons with their words, one budget.
 *
 * @packageDocumentation
 */
export * from './failure';
export * from './gate';
export * from './redaction';
export { plainMeaning, reasonOfStatus } from './client/meaning';
export type { Meaning, Refusal } from './client/meaning';
export { SourceClient } from './client/SourceClient';
export { SourceClients } from './client/SourceClients';
export type {
  ClusterCredentials,
  SourceClientsOptions,
} from './client/SourceClients';
export type { SourceStream } from './client/SourceStream';
export {
  sourceClientsServiceFactory,
  sourceClientsServiceRef,
} from './client/service';
export type { SourceClientsFactoryOptions } from './client/service';
export type {
  Credentials,
  SourceRequestOptions,
  SourceResponse,
  SourceTarget,
  SourceUse,
} from './client/target';
export type { ProxySettings } from './transport/DispatcherPool';
export type { TlsSettings } from './transport/tls';
