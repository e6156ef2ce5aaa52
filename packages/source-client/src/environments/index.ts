/**
 * The organisation's environments: one key for every part of the portal.
 *
 * @packageDocumentation
 */
export { environmentKeysBefore } from './oldKeys';
export type { OldKey } from './oldKeys';
export { readEnvironments } from './readEnvironments';
export type { Environment, EnvironmentCluster } from './readEnvironments';
export { ENVIRONMENTS_KEY } from './schema';
