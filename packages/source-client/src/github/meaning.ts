import { reasonOfStatus, type Meaning } from '../client/meaning';

/** A repository and the list of its commits, which every readable repository has. */
const REPOSITORY_ITSELF =
  /^\/(?:api\/v3\/)?repos\/[^/]+\/[^/]+(?:\/commits)?\/?$/;

/** The limit on asking fast, which need not have a header: its message is then all that tells it from a missing right. */
export const SECONDARY_LIMIT = /secondary rate limit/i;

/**
 * GitHub: 403 and 429 with rate-limit headers or the words of a limit are a limit, 403 without them a missing right; a
 * repository that somebody knows of and that answers 404 is hidden from us.
 */
export const githubMeaning: Meaning = {
  reasonOf: ({ status, headers, path, body }) => {
    if (status === 403 || status === 429) {
      const isLimited =
        status === 429 ||
        headers['x-ratelimit-remaining'] === '0' ||
        headers['retry-after'] !== undefined ||
        SECONDARY_LIMIT.test(body);
      return isLimited ? 'rate_limited' : 'forbidden';
    }
    return status === 404 && REPOSITORY_ITSELF.test(path)
      ? 'forbidden'
      : reasonOfStatus(status);
  },
  rightOf: ({ headers }) =>
    headers['x-accepted-github-permissions'] ||
    headers['x-accepted-oauth-scopes'] ||
    undefined,
};
