/**
 * Backend of the readiness assessment.
 *
 * @packageDocumentation
 */
export { readinessPlugin as default } from './plugin';
export * from './permissions';
export { expectTier } from './delivery/options';
export {
  readDeliveriesOnce,
  type SilentSource,
  type UnfinishedSource,
} from './delivery/readDeliveriesOnce';
