/**
 * GitHub hosts of `integrations.github`.
 *
 * @packageDocumentation
 */
export { githubOf } from './GithubHosts';
export type {
  GithubHosts,
  GithubScope,
  RepositoryAddress,
} from './GithubHosts';
export type { GithubAnswer, GithubQuestion } from './graphql';
export { githubMeaning } from './meaning';
export { unlessStatus } from './octokit';
export type { GithubClient } from './octokit';
