/**
 * Instances of `argocd.appLocatorMethods`, for reading.
 *
 * @packageDocumentation
 */
export { ArgocdClient } from './ArgocdClient';
export type {
  ApplicationRef,
  ApplicationSelection,
  RevisionPlace,
} from './ArgocdClient';
export { argocdOf } from './ArgocdInstances';
export type { ArgocdInstances } from './ArgocdInstances';
export { readInstancesAt } from './instances';
export type { ArgocdInstance, DeclaredInstances } from './instances';
export { argocdMeaning } from './meaning';
