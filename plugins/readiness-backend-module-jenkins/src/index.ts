/**
 * Collectors that read Jenkins controllers.
 *
 * @packageDocumentation
 */
export { readinessModuleJenkins as default } from './module';
export { jenkinsCollectors } from './collectors';
export { jenkinsEventCollectors } from './events';
