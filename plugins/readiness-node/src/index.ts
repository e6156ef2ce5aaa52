/**
 * What authors of collectors, checks and standards import, and the runner that the backend and the command line share.
 *
 * @packageDocumentation
 */
export {
  defineCheck,
  defineOrganisationCheck,
  defineStandard,
  everywhere,
  measured,
  notApplicable,
  orAbsent,
  unknown,
} from '@groundwork/plugin-readiness-common';
export { SourceError, sourceError } from '@groundwork/source-client';
export type {
  SourceClient,
  SourceClients,
  SourceTarget,
} from '@groundwork/source-client';
export * from './collector';
export * from './config';
export * from './events';
export * from './extensions';
export * from './parsing';
export * from './registers';
export * from './runner';
export * from './tickets';
