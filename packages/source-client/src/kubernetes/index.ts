/**
 * Clusters of `kubernetes.clusterLocatorMethods`.
 *
 * @packageDocumentation
 */
export { builtInGroups, podUsage } from './builtIn';
export { cloudCredentials } from './cloudCredentials';
export type { CloudIngredients, CloudStrategies } from './cloudCredentials';
export { clusterTarget } from './ClusterAccess';
export type { ClusterAccess } from './ClusterAccess';
export { ClusterClient } from './ClusterClient';
export type { ClusterList, ListOptions, ListVisitor } from './lists';
export { clustersOf } from './Clusters';
export type { Clusters } from './Clusters';
export type { UnreadableLocator } from './readClusters';
export { kubernetesMeaning } from './meaning';
export { resourceName, resourcePath } from './resource';
export type { Resource, Selection } from './resource';
export { ServiceAccountStrategy } from './serviceAccount';
