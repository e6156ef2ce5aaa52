/** A pull request with more commits or files than came with the list of pull requests. */
import type { StreamsContext } from '@groundwork/plugin-readiness-node';
import { githubOf, type GithubScope } from '@groundwork/source-client/github';
import { z } from 'zod';
import {
  commitsSchema,
  filesSchema,
  type PullRequest,
} from './pullRequestEvents';

/** A page more than an event holds, which then says so. GitHub itself stops earlier. */
const MOST_PAGES = 102;

const restOf = (part: string) => `query (
  $owner: String!, $name: String!, $number: Int!, $after: String
) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) { part: ${part} }
  }
}`;
const page = 'pageInfo { hasNextPage endCursor }';
const COMMITS = restOf(
  `commits(first: 100, after: $after) { ${page} nodes { commit { oid authoredDate } } }`,
);
const FILES = restOf(
  `files(first: 100, after: $after) { ${page} nodes { path } }`,
);

interface Part<Node> {
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly endCursor: string | null;
  };
  readonly nodes: readonly Node[];
}

/** The pull request with all of its commits and files. */
export async function wholePullRequest(
  pull: PullRequest,
  repository: GithubScope,
  context: Pick<StreamsContext, 'sources'>,
): Promise<PullRequest> {
  const { number, commits, files } = pull;
  const ask =
    <Node>(query: string, schema: z.ZodType<Part<Node>>) =>
    async (after: string | null): Promise<Part<Node>> => {
      const { owner, name } = repository;
      const { data } = await githubOf(context.sources).graphql(repository, {
        query,
        variables: { owner, name, number, after },
        schema: z.object({
          repository: z.object({ pullRequest: z.object({ part: schema }) }),
        }),
        what: `pull request ${number} of ${owner}/${name}`,
        right: 'Pull requests: read',
      });
      return data.repository.pullRequest.part;
    };
  return {
    ...pull,
    commits: {
      ...commits,
      nodes: await allOf(commits, ask(COMMITS, commitsSchema)),
    },
    files: files && {
      ...files,
      nodes: await allOf(files, ask(FILES, filesSchema)),
    },
  };
}

async function allOf<Node>(
  first: Part<Node>,
  ask: (after: string | null) => Promise<Part<Node>>,
): Promise<Node[]> {
  const nodes = [...first.nodes];
  let { pageInfo } = first;
  for (let pages = 1; pageInfo.hasNextPage && pages < MOST_PAGES; pages += 1) {
    const next = await ask(pageInfo.endCursor);
    nodes.push(...next.nodes);
    pageInfo = next.pageInfo;
  }
  return nodes;
}
