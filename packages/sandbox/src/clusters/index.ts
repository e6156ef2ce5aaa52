export { startClusters, type ClustersOptions, type RunningClusters } from './start';
