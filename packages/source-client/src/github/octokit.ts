import { Octokit } from '@octokit/core';
import { isError } from '@backstage/errors';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import type { SourceClients } from '../client/SourceClients';
import type { SourceTarget } from '../client/target';
import { SourceError } from '../failure';
import { BudgetSpent } from '../gate';
import { octokitFetch } from './octokitFetch';

/** Octokit with paging and without its own retries and throttling: both are the transport's. */
const PagingOctokit = Octokit.plugin(paginateRest);

/** Typed requests and pages: `client.request('GET /repos/{owner}/{repo}', …)`, `client.paginate(…)`. */
export type GithubClient = InstanceType<typeof PagingOctokit>;

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Octokit over our transport. Every failure is a SourceError, or that a budget is spent. */
export function createOctokit(
  sources: SourceClients,
  target: SourceTarget,
): GithubClient {
  const octokit = new PagingOctokit({
    baseUrl: target.baseUrl,
    userAgent: 'groundwork',
    // Every failure is told by its SourceError; deprecations are for whoever raises the version.
    log: silent,
    request: { fetch: octokitFetch(sources, target) },
  });
  octokit.hook.error('request', error => {
    throw sourceErrorIn(error);
  });
  return octokit;
}

/** What answered with one of these statuses is not there. @throws SourceError with any other */
export async function unlessStatus<T>(
  statuses: readonly number[],
  request: Promise<T>,
): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (
      error instanceof SourceError &&
      error.status !== undefined &&
      statuses.includes(error.status)
    ) {
      return undefined;
    }
    throw error;
  }
}

/** Octokit wraps what its fetch throws. */
function sourceErrorIn(error: unknown): unknown {
  const cause = isError(error) ? error.cause : undefined;
  return cause instanceof SourceError || cause instanceof BudgetSpent
    ? cause
    : error;
}
