import { FailureReason } from '@groundwork/plugin-readiness-common';

/** A response that was not a success, reduced to what tells its meaning. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly path: string;
}

/** What a status code means at one kind of source (docs/explanation/how-the-score-works.md, "Evidence"). */
export type Meaning = (refusal: Refusal) => FailureReason;

/** Statuses that mean the same everywhere. */
export const plainMeaning: Meaning = ({ status }) => {
  switch (status) {
    case 401:
    case 407:
      return 'unauthorized';
    case 403:
      return 'forbidden';
    case 404:
    case 410:
      return 'not_found';
    case 408:
    case 504:
      return 'timeout';
    case 429:
      return 'rate_limited';
    default:
      return status >= 500 ? 'server_error' : 'unsupported';
  }
};

/** Kubernetes: 403 is a missing right. A missing group (404) is for the collector to allow: it means "no such operator". */
export const kubernetesMeaning: Meaning = refusal => plainMeaning(refusal);

/** Argo CD: 403 for one application may mean that it does not exist; collectors that ask for one allow 403 and check a list. */
export const argocdMeaning: Meaning = refusal => plainMeaning(refusal);

/** A repository and the list of its commits, which every readable repository has. */
const REPOSITORY_ITSELF =
  /^\/(?:api\/v3\/)?repos\/[^/]+\/[^/]+(?:\/commits)?\/?$/;

/**
 * GitHub: 403 and 429 with rate-limit headers are a limit, 403 without them a missing right; a repository that the
 * inventory lists and that answers 404 is hidden from us.
 */
export const githubMeaning: Meaning = refusal => {
  const { status, headers, path } = refusal;
  if (status === 403 || status === 429) {
    const limited =
      status === 429 ||
      headers['x-ratelimit-remaining'] === '0' ||
      headers['retry-after'] !== undefined;
    return limited ? 'rate_limited' : 'forbidden';
  }
  if (status === 404 && REPOSITORY_ITSELF.test(path.split('?')[0] ?? '')) {
    return 'forbidden';
  }
  return plainMeaning(refusal);
};
