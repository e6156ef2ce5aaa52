/**
 * Collectors that read Kubernetes clusters with the least rights.
 *
 * @packageDocumentation
 */
export { readinessModuleKubernetes as default } from './module';
export { clusterReads } from './clusterReads';
export { kubernetesCollectors } from './collectors';
export { kubernetesEventCollectors } from './events';
