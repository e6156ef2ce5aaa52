import type { DeliveryEventInput } from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { incidentId } from '../incidents/incidentId';

const paged = 'totalCount pageInfo { hasNextPage endCursor }';

/** Fields of `PullRequest` in GraphQL. */
export const pullRequestFields = `
  number title body createdAt mergedAt updatedAt headRefName
  author { login } mergeCommit { oid } labels(first: 100) { nodes { name } }
  commits(first: 100) { ${paged} nodes { commit { oid authoredDate } } }
  files(first: 100) { ${paged} nodes { path } }
  closingIssuesReferences(first: 50) { nodes { number repository { databaseId } } }`;

const pageInfo = z.object({
  hasNextPage: z.boolean(),
  endCursor: z.string().nullable(),
});
export const commitsSchema = z.object({
  pageInfo,
  nodes: z.array(
    z.object({
      commit: z.object({ oid: z.string(), authoredDate: z.string() }),
    }),
  ),
});
export const filesSchema = z.object({
  pageInfo,
  nodes: z.array(z.object({ path: z.string() })),
});

export const pullRequestSchema = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string(),
  createdAt: z.string(),
  mergedAt: z.string(),
  updatedAt: z.string(),
  headRefName: z.string(),
  author: z.object({ login: z.string() }).nullable(),
  mergeCommit: z.object({ oid: z.string() }).nullable(),
  labels: z
    .object({ nodes: z.array(z.object({ name: z.string() })) })
    .nullable(),
  commits: commitsSchema,
  files: filesSchema.nullable(),
  closingIssuesReferences: z
    .object({
      nodes: z.array(
        z.object({
          number: z.number(),
          repository: z.object({ databaseId: z.number() }),
        }),
      ),
    })
    .nullable(),
});

/** A merged pull request. */
export type PullRequest = z.infer<typeof pullRequestSchema>;

/** The repository that it was merged in. */
interface MergedIn {
  /** Numeric. */
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  readonly webUrl: string;
}

/** More changed paths than these are told as unknown, which is a change of every service of the repository. */
const MOST_FILES = 10_000;

/** A merged pull request as an event; `undefined` files are unknown. */
export function pullRequestEvent(
  pull: PullRequest,
  repository: MergedIn,
): DeliveryEventInput {
  const revertOf = revertedBy(pull, repository);
  const fixes = pull.closingIssuesReferences?.nodes ?? [];
  const files = pull.files?.nodes.map(({ path }) => path);
  return {
    kind: 'pull-request',
    repository: repository.id,
    number: pull.number,
    createdAtMs: Date.parse(pull.createdAt),
    mergedAtMs: Date.parse(pull.mergedAt),
    updatedAtMs: Date.parse(pull.updatedAt),
    title: pull.title.slice(0, 1024),
    url: `${repository.webUrl}/pull/${pull.number}`,
    commitUrl: `${repository.webUrl}/commit/{sha}`,
    headBranch: pull.headRefName,
    labels: pull.labels?.nodes.map(({ name }) => name) ?? [],
    commits: pull.commits.nodes.map(({ commit }) => ({
      sha: commit.oid,
      authoredAtMs: Date.parse(commit.authoredDate),
    })),
    fixes: fixes.map(({ number, repository: { databaseId } }) => ({
      id: incidentId(String(databaseId), number),
    })),
    ...(pull.mergeCommit ? { mergeSha: pull.mergeCommit.oid } : {}),
    ...(pull.author ? { author: pull.author.login } : {}),
    ...(revertOf === undefined ? {} : { revertOf }),
    ...(files && files.length <= MOST_FILES ? { files } : {}),
  };
}

/** What GitHub's button writes into the body. The repository may have had another name then. */
function revertedBy(
  { title, body }: PullRequest,
  { owner, name }: MergedIn,
): number | undefined {
  const [, slug, number] =
    /^Reverts (?:([\w-]+\/[\w.-]+))?#(\d+)\b/im.exec(body) ?? [];
  const isOwn =
    slug === undefined ||
    slug.toLowerCase() === `${owner}/${name}`.toLowerCase() ||
    /^Revert "/.test(title);
  return number !== undefined && isOwn ? Number(number) : undefined;
}
