export {
  startGitHost,
  templateFor,
  type GitHostOptions,
  type RunningGitHost,
} from './start';
export type { Gave } from './given/give';
export { given, type Given } from './given/given';
export { GIT_READER_TOKEN, GIT_TOKEN } from './rest/access';
