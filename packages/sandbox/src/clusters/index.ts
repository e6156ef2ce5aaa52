export type { Cluster } from './cluster';
export {
  startClusters,
  type ClustersOptions,
  type RunningClusters,
} from './start';
