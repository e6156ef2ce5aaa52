/**
 * CI runs of a service from the portal's own backend, without a login per user.
 *
 * @packageDocumentation
 */
export { ciRunsPlugin as default } from './plugin';
export { ciRunsApiRef } from './api';
export type { CiRunsApi } from './api';
export { ciRunQueries } from './queries';
export { ciRunsTranslationRef } from './translation';
export { runOutcome } from './words';
