export {
  startGitHost,
  templateFor,
  type GitHostOptions,
  type RunningGitHost,
} from './start';
export { GIT_READER_TOKEN, GIT_TOKEN } from './rest/access';
