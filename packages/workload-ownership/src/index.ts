/**
 * From a workload in a cluster to the component that it belongs to.
 *
 * @packageDocumentation
 */
export * from './labelSelector';
export * from './locator';
export * from './owners';
