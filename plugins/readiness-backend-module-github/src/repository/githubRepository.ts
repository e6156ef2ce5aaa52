import {
  githubMeaning,
  type CollectContext,
  type SourceClient,
} from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
import type { GithubAccess, RepositoryAddress } from './access';

const commitsSchema = z.array(
  z.object({
    sha: z.string(),
    commit: z.object({
      author: z.object({ date: z.string().optional() }).nullish(),
      committer: z.object({ date: z.string().optional() }).nullish(),
    }),
  }),
);
const treeSchema = z.object({
  truncated: z.boolean().optional(),
  tree: z.array(
    z.object({ path: z.string().optional(), type: z.string().optional() }),
  ),
});

/** The newest commit of a path. */
export interface NewestCommit {
  readonly sha: string;
  /** ISO time; a squash or rebase rewrites the committer's date, so the author's comes first. */
  readonly at: string | undefined;
}

/** Reads one repository during one run. */
export class GithubRepository {
  readonly source: { readonly kind: 'github'; readonly instance: string };

  private constructor(
    readonly address: RepositoryAddress,
    private readonly client: SourceClient,
  ) {
    this.source = { kind: 'github', instance: address.host };
  }

  /** @throws SourceError when there are no credentials. */
  static async open(
    address: RepositoryAddress,
    access: GithubAccess,
    context: CollectContext,
  ): Promise<GithubRepository> {
    const client = context.http({
      source: { kind: 'github', instance: address.host },
      baseUrl: address.apiBaseUrl,
      headers: await access.headers(address),
      meaningOf: githubMeaning,
    });
    return new GithubRepository(address, client);
  }

  /** Path of a request below the repository, for the evidence. */
  path(rest: string): string {
    return `/repos/${this.address.slug}${rest}`;
  }

  /** The newest commit of the default branch, or of a path on it; undefined when there is none (an empty repository is 409). */
  async newestCommit(path?: string): Promise<NewestCommit | undefined> {
    const query = { per_page: '1', ...(path === undefined ? {} : { path }) };
    const response = await this.client.json(this.path('/commits'), {
      query,
      allow: [409],
    });
    if (response.status === 409) return undefined;
    const [commit] = commitsSchema.parse(response.body);
    return (
      commit && {
        sha: commit.sha,
        at: commit.commit.author?.date ?? commit.commit.committer?.date,
      }
    );
  }

  /** Paths of all files at a commit. */
  async paths(sha: string): Promise<readonly string[]> {
    const { body } = await this.client.json(
      this.path(`/git/trees/${encodeURIComponent(sha)}`),
      { query: { recursive: '1' } },
    );
    return treeSchema
      .parse(body)
      .tree.flatMap(({ path, type }) =>
        type === 'blob' && path !== undefined ? [path] : [],
      );
  }

  /** Text of a file; undefined where there is none. A repository that cannot be read at all is an error. */
  async text(path: string, ref?: string): Promise<string | undefined> {
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    const response = await this.client.text(this.path(`/contents/${encoded}`), {
      headers: { accept: 'application/vnd.github.raw+json' },
      query: ref === undefined ? {} : { ref },
      allow: [404],
    });
    return response.status === 404 ? undefined : response.body;
  }
}
