export * from './types';
export { readPipeline } from './read';
export { OBSERVED_CONFIDENCE, pipelineOfRun } from './jenkins/observed';
export { detectEngines, mattersToPipelines } from './detect';
export {
  parseUses,
  majorOf,
  referenceKey,
  referenceText,
  preferVersionComments,
  type Uses,
} from './references';
export { fingerprintOf, fingerprintKey } from './fingerprint';
export * from './similarity';
export * from './classes';
export * from './organisation';
export type { OrganisationBounds, Range } from './organisationBounds';
export { environmentTier } from './classify';
