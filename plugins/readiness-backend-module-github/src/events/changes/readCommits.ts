/** Ways to the commits of a repository. */
import {
  SourceError,
  type StreamsContext,
} from '@groundwork/plugin-readiness-node';
import { githubOf, type GithubScope } from '@groundwork/source-client/github';
import { z } from 'zod';
import { connectionSchema } from '../reading/walk';
import { commitFields, commitSchema, type Commit } from './commitEvents';

export const COMMITS_RIGHT = 'Contents: read';
const PER_PAGE = 100;
/** More than these new ones are read as a history is. */
const MOST_COMPARED = 1000;

const HISTORY = `query (
  $owner: String!, $name: String!, $oid: GitObjectID!, $since: GitTimestamp, $after: String
) {
  repository(owner: $owner, name: $name) {
    object(oid: $oid) {
      ... on Commit {
        history(first: ${PER_PAGE}, after: $after, since: $since) {
          totalCount nodes { ${commitFields} } pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
}`;
const historySchema = z.object({
  repository: z.object({
    object: z.object({ history: connectionSchema(commitSchema) }).nullable(),
  }),
});
const comparisonSchema = z.object({
  total_commits: z.number(),
  commits: z.array(z.object({ sha: z.string() })),
});
const objectsSchema = z.object({
  repository: z.record(z.string(), commitSchema.nullable()),
});

/** Commits that lead to one, the newest first; undefined where the host has forgotten that one. */
export async function readHistory(
  { sources }: Pick<StreamsContext, 'sources'>,
  repository: GithubScope,
  from: { readonly oid: string; readonly since: Date; readonly after?: string },
) {
  const { owner, name } = repository;
  const { data } = await githubOf(sources).graphql(repository, {
    query: HISTORY,
    variables: { owner, name, ...from, since: from.since.toISOString() },
    schema: historySchema,
    what: `the commits of ${owner}/${name}`,
    right: COMMITS_RIGHT,
  });
  return data.repository.object?.history;
}

/**
 * SHAs of the commits that lead to one and not to another, whenever they were made: a branch may be merged long after.
 * Undefined where there are too many, or where the host has forgotten the other, as after a forced push.
 */
export async function readNewShas(
  { sources }: Pick<StreamsContext, 'sources'>,
  repository: GithubScope,
  { before, now }: { readonly before: string; readonly now: string },
): Promise<readonly string[] | undefined> {
  const { owner, name } = repository;
  const client = sources.client(githubOf(sources).target(repository));
  const shas: string[] = [];
  for (let page = 1; ; page += 1) {
    let found: z.infer<typeof comparisonSchema>;
    try {
      found = await client.read(
        `/repos/${owner}/${name}/compare/${before}...${now}`,
        comparisonSchema,
        {
          query: { per_page: String(PER_PAGE), page: String(page) },
          what: `the new commits of ${owner}/${name}`,
          right: COMMITS_RIGHT,
        },
      );
    } catch (error) {
      if (error instanceof SourceError && error.reason === 'not_found') {
        return undefined;
      }
      throw error;
    }
    shas.push(...found.commits.map(({ sha }) => sha));
    if (found.total_commits > MOST_COMPARED) {
      return undefined;
    }
    if (found.commits.length === 0 || shas.length >= found.total_commits) {
      return shas;
    }
  }
}

/** Commits by their SHAs. */
export async function readCommits(
  { sources }: Pick<StreamsContext, 'sources'>,
  repository: GithubScope,
  shas: readonly string[],
): Promise<readonly Commit[]> {
  const { owner, name } = repository;
  const commits: Commit[] = [];
  for (let from = 0; from < shas.length; from += PER_PAGE) {
    const parts = shas
      .slice(from, from + PER_PAGE)
      .map(
        (sha, index) =>
          `c${index}: object(oid: ${JSON.stringify(
            sha,
          )}) { ... on Commit { ${commitFields} } }`,
      );
    const { data } = await githubOf(sources).graphql(repository, {
      query: `query ($owner: String!, $name: String!) {
        repository(owner: $owner, name: $name) { ${parts.join('\n')} }
      }`,
      variables: { owner, name },
      schema: objectsSchema,
      what: `the new commits of ${owner}/${name}`,
      right: COMMITS_RIGHT,
    });
    commits.push(
      ...Object.values(data.repository).flatMap(commit => commit ?? []),
    );
  }
  return commits;
}
