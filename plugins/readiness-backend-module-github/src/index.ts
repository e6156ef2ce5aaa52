/**
 * Collectors that read repositories on GitHub hosts: pipelines, documentation, registers.
 *
 * @packageDocumentation
 */
export { readinessModuleGithub as default } from './module';
export { githubCollectors } from './collectors';
export { githubEventCollectors } from './events/eventCollectors';
