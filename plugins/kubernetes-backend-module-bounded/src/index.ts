export { kubernetesModuleBounded as default } from './module';
export type { ClusterReadError } from './clusterReadError';
