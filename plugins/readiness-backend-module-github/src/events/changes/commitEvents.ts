import type { DeliveryEventInput } from '@groundwork/plugin-readiness-common';
import { z } from 'zod';

/** Fields of `Commit` in GraphQL. */
export const commitFields = `
  oid authoredDate message author { name user { login } } parents(first: 20) { nodes { oid } }
  associatedPullRequests(first: 10) {
    nodes { number mergedAt baseRefName repository { databaseId } }
  }`;

const pullRequestSchema = z.object({
  number: z.number(),
  mergedAt: z.string().nullable(),
  baseRefName: z.string(),
  repository: z.object({ databaseId: z.number() }),
});

export const commitSchema = z.object({
  oid: z.string(),
  authoredDate: z.string(),
  message: z.string(),
  author: z
    .object({
      name: z.string().nullable(),
      user: z.object({ login: z.string() }).nullable(),
    })
    .nullable(),
  parents: z.object({ nodes: z.array(z.object({ oid: z.string() })) }),
  associatedPullRequests: z
    .object({ nodes: z.array(pullRequestSchema) })
    .nullable(),
});

/** A commit with the pull requests that it is part of. */
export type Commit = z.infer<typeof commitSchema>;

/** The branch whose commits are read. */
export interface Branch {
  /** Of the repository, numeric. */
  readonly repository: string;
  readonly name: string;
  /** Page of the repository. */
  readonly webUrl: string;
}

/** A commit as an event. */
export function commitEvent(
  commit: Commit,
  branch: Branch,
): DeliveryEventInput {
  const parents = commit.parents.nodes.map(({ oid }) => oid);
  const pr = broughtBy(commit, branch);
  const cherryPickOf = originalOf(commit.message);
  const author = commit.author?.user?.login ?? commit.author?.name;
  return {
    kind: 'commit',
    repository: branch.repository,
    sha: commit.oid,
    parents,
    authoredAtMs: Date.parse(commit.authoredDate),
    title: (commit.message.split('\n', 1)[0] ?? '').slice(0, 1024),
    url: `${branch.webUrl}/commit/${commit.oid}`,
    ...(pr === undefined ? {} : { pr }),
    ...(parents.length > 1 ? { merge: true } : {}),
    ...(cherryPickOf === undefined ? {} : { cherryPickOf }),
    ...(author ? { author } : {}),
  };
}

/** The first merged pull request that brought it to the branch: a later one may only carry it on. */
function broughtBy(
  { associatedPullRequests }: Commit,
  { repository, name }: Branch,
): number | undefined {
  const [first] = (associatedPullRequests?.nodes ?? [])
    .filter(
      pull =>
        pull.mergedAt !== null &&
        pull.baseRefName === name &&
        String(pull.repository.databaseId) === repository,
    )
    .sort((a, b) => ((a.mergedAt ?? '') < (b.mergedAt ?? '') ? -1 : 1));
  return first?.number;
}

/** What `git cherry-pick -x` writes. */
function originalOf(message: string): string | undefined {
  const found = message.matchAll(
    /^\(cherry picked from commit ([0-9a-f]{40})\)$/gm,
  );
  return [...found].at(-1)?.[1];
}
