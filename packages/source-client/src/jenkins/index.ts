/**
 * Controllers of `jenkins.instances`.
 *
 * @packageDocumentation
 */
export { JenkinsControllers, jenkinsOf, jobPath } from './JenkinsControllers';
export type { JenkinsController, JobAddress } from './JenkinsControllers';
