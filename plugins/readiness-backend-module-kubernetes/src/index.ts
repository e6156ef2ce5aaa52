/**
 * Collectors that read Kubernetes clusters with the least rights.
 *
 * @packageDocumentation
 */
export { readinessModuleKubernetes as default } from './module';
export { kubernetesCollectors } from './collectors';
