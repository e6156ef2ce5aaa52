export { kubernetesModuleBounded as default } from './module';
export type { ClusterReadError, ClusterReadReason } from './clusterReadError';
