/**
 * Readiness: the verdict and what it rests on, for the organisation, a team and a service.
 *
 * @packageDocumentation
 */
export { readinessPlugin as default } from './plugin';
export { readinessApiRef } from './api';
export type { ReadinessApi } from './api';
export { readinessTranslationRef } from './translation';
