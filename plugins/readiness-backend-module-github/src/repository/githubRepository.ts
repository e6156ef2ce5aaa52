import { isError } from '@backstage/errors';
import type { Subject } from '@groundwork/plugin-readiness-common';
import {
  SourceError,
  type CollectContext,
  type SourceClient,
} from '@groundwork/plugin-readiness-node';
import {
  githubOf,
  type RepositoryAddress,
} from '@groundwork/source-client/github';
import { z } from 'zod';

const commitSchema = z.object({
  sha: z.string(),
  commit: z.object({
    author: z.object({ date: z.string().optional() }).nullish(),
    committer: z.object({ date: z.string().optional() }).nullish(),
  }),
});
const commitsSchema = z.array(commitSchema);
const ageSchema = z.object({ created_at: z.string() });
const branchSchema = z.object({ default_branch: z.string() });
const tagsSchema = z.array(
  z.object({ name: z.string(), commit: z.object({ sha: z.string() }) }),
);
const environmentsSchema = z.object({
  environments: z
    .array(
      z.object({
        name: z.string(),
        protection_rules: z
          .array(
            z.object({
              type: z.string(),
              wait_timer: z.number().optional(),
              reviewers: z.array(z.unknown()).optional(),
            }),
          )
          .optional(),
      }),
    )
    .optional(),
});
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

const TAGS_PER_PAGE = 100;
/** No template has as many; one that has is said not to be understood. */
const MOST_TAG_PAGES = 30;

/** An environment with the rules that protect it, as GitHub calls them. */
export type ListedEnvironment = NonNullable<
  z.infer<typeof environmentsSchema>['environments']
>[number];

const ENVIRONMENTS_PER_PAGE = 100;
const MOST_ENVIRONMENT_PAGES = 10;

/** Which files a repository has. */
export interface FileList {
  readonly paths: readonly string[];
  /** A path that is not among them is not there. */
  readonly isComplete: boolean;
}

/** Reads one repository during one look. */
export class GithubRepository {
  readonly host: string;
  /** `owner/name`. */
  readonly slug: string;
  readonly source: { readonly kind: string; readonly instance: string };
  private readonly client: SourceClient;

  private constructor(address: RepositoryAddress, { sources }: CollectContext) {
    this.host = address.host;
    this.slug = `${address.owner}/${address.name}`;
    this.client = sources.client(githubOf(sources).target(address));
    this.source = this.client.target.source;
  }

  /** The repository that a component names; undefined where it names none. @throws SourceError for one that cannot be */
  static of(
    { annotations }: Subject,
    context: CollectContext,
  ): GithubRepository | undefined {
    const address = addressed('unknown', () =>
      githubOf(context.sources).repositoryOf(annotations),
    );
    return address && new GithubRepository(address, context);
  }

  /** `owner/name` on a host; without one, on the first that is configured. @throws SourceError for one that cannot be */
  static named(
    { slug, host }: { readonly slug: string; readonly host?: string },
    context: CollectContext,
  ): GithubRepository {
    const address = addressed(host ?? 'unknown', () =>
      githubOf(context.sources).repository(slug, host),
    );
    return new GithubRepository(address, context);
  }

  /** Path of a request below the repository, for the evidence. */
  path(rest: string): string {
    return `/repos/${this.slug}${rest}`;
  }

  /** The newest commit of the default branch, or of a path on it; undefined when there is none (an empty repository is 409). */
  async newestCommit(path?: string): Promise<NewestCommit | undefined> {
    const query = { per_page: '1', ...(path === undefined ? {} : { path }) };
    const response = await this.client.json(this.path('/commits'), {
      query,
      allow: [409],
      what: `the commits of ${this.slug}`,
    });
    if (response.status === 409) return undefined;
    const [commit] = commitsSchema.parse(response.body);
    return commit && dated(commit);
  }

  /** What a branch, a tag or the digits of a commit name; undefined for nothing. */
  async commit(ref: string): Promise<NewestCommit | undefined> {
    const encoded = ref.split('/').map(encodeURIComponent).join('/');
    const response = await this.client.json(this.path(`/commits/${encoded}`), {
      allow: [404, 422],
      what: `${ref} of ${this.slug}`,
    });
    return response.status < 300
      ? dated(commitSchema.parse(response.body))
      : undefined;
  }

  /** Every tag, whatever it names. @throws SourceError for more than anybody lists */
  async tags(): Promise<
    readonly { readonly name: string; readonly sha: string }[]
  > {
    const tags: { readonly name: string; readonly sha: string }[] = [];
    for (let page = 1; page <= MOST_TAG_PAGES; page += 1) {
      const listed = await this.client.read(this.path('/tags'), tagsSchema, {
        query: { per_page: String(TAGS_PER_PAGE), page: String(page) },
        what: `the tags of ${this.slug}`,
      });
      tags.push(...listed.map(({ name, commit: { sha } }) => ({ name, sha })));
      if (listed.length < TAGS_PER_PAGE) return tags;
    }
    throw new SourceError('unsupported', `${this.slug} has too many tags`, {
      source: this.source,
    });
  }

  /** Every environment. @throws SourceError without the right to list them, and for more than anybody reviews */
  async environments(): Promise<readonly ListedEnvironment[]> {
    const all: ListedEnvironment[] = [];
    for (let page = 1; page <= MOST_ENVIRONMENT_PAGES; page += 1) {
      const { environments = [] } = await this.client.read(
        this.path('/environments'),
        environmentsSchema,
        {
          query: {
            per_page: String(ENVIRONMENTS_PER_PAGE),
            page: String(page),
          },
          what: `the environments of ${this.slug}`,
        },
      );
      all.push(...environments);
      if (environments.length < ENVIRONMENTS_PER_PAGE) return all;
    }
    throw new SourceError(
      'unsupported',
      `${this.slug} has too many environments`,
      { source: this.source },
    );
  }

  /** Name of the branch that is taken where nobody names one. */
  async defaultBranch(): Promise<string> {
    const { default_branch: branch } = await this.client.read(
      this.path(''),
      branchSchema,
      { what: this.slug },
    );
    return branch;
  }

  /**
   * ISO time at which it was made, here: an import keeps no earlier one. Asked once a run, since one repository may hold
   * many components.
   */
  createdAt(context: Pick<CollectContext, 'once'>): Promise<string> {
    return context.once(`${this.host}/${this.slug} created`, async () => {
      const { created_at: at } = await this.client.read(
        this.path(''),
        ageSchema,
        { what: this.slug },
      );
      return at;
    });
  }

  /** Paths of the files at a commit; GitHub leaves some out of a repository with very many. */
  async files(sha: string): Promise<FileList> {
    const { body } = await this.client.json(
      this.path(`/git/trees/${encodeURIComponent(sha)}`),
      { query: { recursive: '1' }, what: `the files of ${this.slug}` },
    );
    const { tree, truncated = false } = treeSchema.parse(body);
    const paths = tree.flatMap(({ path, type }) =>
      type === 'blob' && path !== undefined ? [path] : [],
    );
    return { paths, isComplete: !truncated };
  }

  /** Text of a file; undefined where there is none. A repository that cannot be read at all is an error. */
  async text(path: string, ref?: string): Promise<string | undefined> {
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    const response = await this.client.text(this.path(`/contents/${encoded}`), {
      headers: { accept: 'application/vnd.github.raw+json' },
      query: ref === undefined ? {} : { ref },
      allow: [404],
      what: `${path} of ${this.slug}`,
    });
    return response.status === 404 ? undefined : response.body;
  }
}

function dated({ sha, commit }: z.infer<typeof commitSchema>): NewestCommit {
  return { sha, at: commit.author?.date ?? commit.committer?.date };
}

/** A name that nobody can have, or a host that is not configured, is found out without asking. */
function addressed<T>(instance: string, find: () => T): T {
  try {
    return find();
  } catch (error) {
    throw new SourceError(
      'unsupported',
      isError(error) ? error.message : String(error),
      { source: { kind: 'github', instance }, cause: error },
    );
  }
}
