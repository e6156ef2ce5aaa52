import type { GitHostState } from '../state/git-host-state';
import type { PullRecord, RepositoryRecord } from '../state/records';
import type { Review } from '../state/reviews';
import { loginShape, urlsOf } from './accounts';
import { nodeId, timestamp, type Json } from './json';
import { apiUrlOf, webUrlOf } from './repository';

/** An approval of a pull request. */
export function reviewShape(
  state: GitHostState,
  record: RepositoryRecord,
  { pull, review }: { readonly pull: PullRecord; readonly review: Review },
): Json {
  const page = `${webUrlOf(state, record)}/pull/${
    pull.number
  }#pullrequestreview-${review.id}`;
  const api = `${apiUrlOf(state, record)}/pulls/${pull.number}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: loginShape(urlsOf(state.webUrl), state.directory, review.author),
    body: '',
    state: 'APPROVED',
    html_url: page,
    pull_request_url: api,
    author_association: 'MEMBER',
    _links: { html: { href: page }, pull_request: { href: api } },
    submitted_at: timestamp(review.at),
    commit_id: pull.head,
  };
}
