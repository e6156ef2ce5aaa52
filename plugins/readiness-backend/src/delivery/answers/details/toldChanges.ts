import { DeliveredChange } from '@groundwork/delivery-metrics';
import {
  DeliveryEventOf,
  ReadinessSchemas,
} from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { chunked } from '../../../database/chunked';
import { CommitRow, PullRequestRow } from '../../events/eventRows';
import { splitId } from '../../events/facts';

type Change = ReadinessSchemas['ShippedChange'];
type Commit = ReadinessSchemas['ShippedCommit'];

const HOUR_MS = 3_600_000;
const MOST_COMMITS = 100;
const text = (timeMs: number) => new Date(timeMs).toISOString();

/** What sources told of some changes, in their order. */
export async function toldChanges(
  knex: Knex,
  changes: readonly DeliveredChange[],
): Promise<Change[]> {
  const pulls = await readPulls(knex, changes);
  const commits = await readCommits(
    knex,
    changes.map(({ id }) => id),
  );
  return changes.map(change => {
    const { id, repository } = change;
    const number = numberOf(change);
    return {
      id,
      ...(repository === undefined ? {} : { repository }),
      ...(change.leadTimeMs === undefined
        ? {}
        : {
            leadTimeHours: change.leadTimeMs / HOUR_MS,
            startedAt: text(change.authoredAtMs),
          }),
      clockSkew: change.clockSkew,
      ...(number === undefined
        ? describeCommit(commits.get(id), change)
        : describePull(number, pulls.get(keyOfChange(change)), change)),
    };
  });
}

/** Page of a commit, where the source that told of it gave one. */
export async function pageOfCommit(
  knex: Knex,
  sha: string,
): Promise<string | undefined> {
  return (await readCommits(knex, [sha])).get(sha)?.url;
}

function numberOf({ id }: DeliveredChange): number | undefined {
  const [, number] = /^pr(\d+)$/.exec(id) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** A change among those of all repositories. */
export function keyOfChange({ repository = '', id }: DeliveredChange): string {
  return `${repository} ${id}`;
}

/** A pull request, as its source told it. */
export type Pull = DeliveryEventOf<'pull-request'>;

/** What sources told of the pull requests among some changes, by {@link keyOfChange}. */
export async function readPulls(
  knex: Knex,
  changes: readonly DeliveredChange[],
): Promise<ReadonlyMap<string, Pull>> {
  const numbers = new Map<string, number[]>();
  for (const change of changes) {
    const number = numberOf(change);
    if (number !== undefined && change.repository !== undefined) {
      const known = numbers.get(change.repository) ?? [];
      numbers.set(change.repository, known);
      known.push(number);
    }
  }
  const pulls = new Map<string, Pull>();
  for (const [qualified, wanted] of numbers) {
    const { source, id } = splitId(qualified);
    for (const chunk of chunked(wanted)) {
      const rows = await knex<PullRequestRow>('delivery_pull_requests')
        .where({ source, repository: id })
        .whereIn('number', [...chunk]);
      for (const { number, fact } of rows) {
        // The text was written from an event of this type.
        pulls.set(`${qualified} pr${number}`, JSON.parse(fact) as Pull);
      }
    }
  }
  return pulls;
}

async function readCommits(
  knex: Knex,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Commit>> {
  const commits = new Map<string, Commit>();
  for (const chunk of chunked(ids)) {
    const rows = await knex<CommitRow>('delivery_commits').whereIn('sha', [
      ...chunk,
    ]);
    for (const { sha, fact } of rows) {
      // The text was written from an event of this type.
      const told = JSON.parse(fact) as DeliveryEventOf<'commit'>;
      const { authoredAtMs, title, author, url } = told;
      commits.set(sha, {
        ...{ sha, authoredAt: text(authoredAtMs) },
        ...(title === undefined ? {} : { title }),
        ...(author === undefined ? {} : { author }),
        ...(url === undefined ? {} : { url }),
      });
    }
  }
  return commits;
}

/** The commit that the lead time is counted from, where it is a commit. */
function startedBy(
  commits: readonly { readonly sha: string; readonly authoredAtMs: number }[],
  { authoredAtMs, leadTimeMs }: DeliveredChange,
) {
  const first = commits.find(commit => commit.authoredAtMs === authoredAtMs);
  return first && leadTimeMs !== undefined ? { startedBy: first.sha } : {};
}

function describeCommit(commit: Commit | undefined, change: DeliveredChange) {
  if (!commit) {
    return { commits: [], commitCount: 0 };
  }
  const { title, author, url } = commit;
  return {
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
    ...(url === undefined ? {} : { url }),
    ...startedBy(
      [{ sha: commit.sha, authoredAtMs: Date.parse(commit.authoredAt) }],
      change,
    ),
    commits: [commit],
    commitCount: 1,
  };
}

function describePull(
  number: number,
  pull: Pull | undefined,
  change: DeliveredChange,
) {
  if (!pull) {
    return { number, commits: [], commitCount: 0 };
  }
  const { title, author, url, commits, commitUrl } = pull;
  return {
    number,
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
    ...(url === undefined ? {} : { url }),
    createdAt: text(pull.createdAtMs),
    mergedAt: text(pull.mergedAtMs),
    ...startedBy(commits, change),
    commitCount: commits.length,
    commits: commits.slice(0, MOST_COMMITS).map(({ sha, authoredAtMs }) => ({
      sha,
      authoredAt: text(authoredAtMs),
      ...(commitUrl === undefined
        ? {}
        : { url: commitUrl.replace('{sha}', sha) }),
    })),
  };
}
