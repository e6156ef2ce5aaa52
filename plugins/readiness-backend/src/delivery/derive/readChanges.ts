import {
  DeliveryCommit,
  DeliveryPullRequest,
  PullRequestName,
} from '@groundwork/delivery-metrics';
import { DeliveryEventOf } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { locksRows } from '../../database/locksRows';
import {
  CommitRow,
  PullRequestCommitRow,
  PullRequestRow,
} from '../events/eventRows';
import { qualifiedId, splitId } from '../events/facts';
import { readReference } from './references';

/** Commits that are known by some SHAs; of forks there may be several by one. */
export async function readCommits(
  knex: Knex,
  shas: readonly string[],
): Promise<readonly DeliveryCommit[]> {
  const commits: DeliveryCommit[] = [];
  for (const chunk of chunked(shas)) {
    const rows = await knex<CommitRow>('delivery_commits').whereIn('sha', [
      ...chunk,
    ]);
    commits.push(...rows.map(commitOf));
  }
  return commits;
}

/**
 * SHAs of known commits from some heads downwards, these included, at most so many. A history is a line for the most part:
 * going up it one query at a time would take as many as there are commits.
 */
export async function readLines(
  knex: Knex,
  heads: readonly string[],
  limit: number,
): Promise<readonly string[]> {
  const [first, parents] = locksRows(knex)
    ? [
        'select jsonb_array_elements_text(?::jsonb)',
        `cross join lateral jsonb_array_elements_text(commits.fact::jsonb -> 'parents') as parent(value)`,
      ]
    : [
        'select value from json_each(?)',
        `join json_each(commits.fact, '$.parents') as parent`,
      ];
  const found = knex
    .withRecursive(
      'line',
      ['sha'],
      knex.raw(
        `${first} union select parent.value from line
          join delivery_commits as commits on commits.sha = line.sha ${parents}`,
        [JSON.stringify(heads)],
      ),
    )
    .select('sha')
    .from('line')
    .whereExists(
      knex('delivery_commits')
        .select(knex.raw('1'))
        .whereRaw('delivery_commits.sha = line.sha'),
    )
    .limit(limit);
  const rows: readonly { readonly sha: string }[] = await found;
  return rows.map(({ sha }) => sha);
}

/** Pull requests of some names, and those that list or merged some commits. */
export async function readPullRequests(
  knex: Knex,
  by: {
    readonly shas: readonly string[];
    readonly names: readonly PullRequestName[];
  },
): Promise<readonly DeliveryPullRequest[]> {
  const rows = new Map<string, PullRequestRow>();
  const add = (found: readonly PullRequestRow[]) =>
    found.forEach(row =>
      rows.set(`${row.source} ${row.repository} ${row.number}`, row),
    );
  for (const chunk of chunked(by.shas)) {
    const all = () => knex<PullRequestRow>('delivery_pull_requests');
    add(await all().whereIn('merge_sha', [...chunk]));
    const listing = await knex<PullRequestCommitRow>(
      'delivery_pull_request_commits',
    ).whereIn('sha', [...chunk]);
    add(
      await readNamed(
        knex,
        listing.map(({ source, repository, number }) => ({
          repository: qualifiedId(source, repository),
          number,
        })),
      ),
    );
  }
  add(await readNamed(knex, by.names));
  return [...rows.values()].map(pullRequestOf);
}

async function readNamed(
  knex: Knex,
  names: readonly PullRequestName[],
): Promise<readonly PullRequestRow[]> {
  const numbers = new Map<string, Set<number>>();
  for (const { repository = '', number } of names) {
    numbers.set(repository, (numbers.get(repository) ?? new Set()).add(number));
  }
  const rows: PullRequestRow[] = [];
  for (const [qualified, wanted] of numbers) {
    const { source, id } = splitId(qualified);
    for (const chunk of chunked([...wanted])) {
      rows.push(
        ...(await knex<PullRequestRow>('delivery_pull_requests')
          .where({ source, repository: id })
          .whereIn('number', [...chunk])),
      );
    }
  }
  return rows;
}

function commitOf({
  sha,
  source,
  repository,
  fact,
}: CommitRow): DeliveryCommit {
  // The text was written from an event of this type.
  const event = JSON.parse(fact) as DeliveryEventOf<'commit'>;
  const { parents, authoredAtMs, pr, merge, cherryPickOf, author } = event;
  return {
    ...{ sha, parents, authoredAtMs, pr, merge, cherryPickOf, author },
    repository: qualifiedId(source, repository),
  };
}

function pullRequestOf({
  source,
  repository,
  number,
  fact,
}: PullRequestRow): DeliveryPullRequest {
  // The text was written from an event of this type.
  const { fixes, ...event } = JSON.parse(
    fact,
  ) as DeliveryEventOf<'pull-request'>;
  return {
    ...event,
    number,
    repository: qualifiedId(source, repository),
    fixes: fixes?.map(reference => readReference(source, reference)),
  };
}
