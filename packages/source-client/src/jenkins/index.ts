/**
 * Controllers of `jenkins.instances`.
 *
 * @packageDocumentation
 */
export { JenkinsControllers, jenkinsOf } from './JenkinsControllers';
export type { JenkinsController, JobAddress } from './JenkinsControllers';
export { jobPath } from './jobPath';
export {
  branchSchema,
  isMultibranch,
  isPipeline,
  primaryOf,
} from './JobReader';
export type { JobReader } from './JobReader';
