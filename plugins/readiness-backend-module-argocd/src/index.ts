/**
 * Collectors that read Argo CD instances.
 *
 * @packageDocumentation
 */
export { readinessModuleArgocd as default } from './module';
export { argocdCollectors } from './collectors';
export { argocdEventCollectors } from './events';
