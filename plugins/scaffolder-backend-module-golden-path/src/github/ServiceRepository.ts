import { InputError } from '@backstage/errors';
import {
  type FailureReason,
  type SourceClients,
  SourceError,
} from '@groundwork/source-client';
import {
  type GithubClient,
  type GithubHosts,
  type RepositoryAddress,
  githubOf,
  unlessStatus,
} from '@groundwork/source-client/github';
import { type Origin, originOf } from './origin';

/** The account may not do it, or the Git host does not know what it is to be done with. */
const REFUSED: ReadonlySet<FailureReason> = new Set([
  'forbidden',
  'not_found',
  'unsupported',
]);

/** What the Git host did not let the portal do; undefined when it did. @throws SourceError when it is not known */
async function refusalOf(
  request: Promise<unknown>,
): Promise<SourceError | undefined> {
  try {
    await request;
    return undefined;
  } catch (error) {
    if (error instanceof SourceError && REFUSED.has(error.reason)) {
      return error;
    }
    throw error;
  }
}

/** The repository of one service, as the actions see it. */
export class ServiceRepository {
  readonly address: RepositoryAddress;
  readonly #hosts: GithubHosts;
  readonly #client: GithubClient;

  constructor(sources: SourceClients, address: RepositoryAddress) {
    this.address = address;
    this.#hosts = githubOf(sources);
    this.#client = this.#hosts.client(address);
  }

  get webUrl(): string {
    return this.#hosts.webUrl(this.address);
  }

  /** Git's own address, without credentials. */
  get cloneUrl(): string {
    return `${this.webUrl}.git`;
  }

  /** The token for Git over HTTP. Never log it. */
  async gitToken(): Promise<string> {
    const token = await this.#hosts.gitToken(this.address);
    if (!token) {
      throw new InputError(
        `The GitHub integration for ${this.address.host} has no token, so nothing can be pushed`,
      );
    }
    return token;
  }

  async exists(): Promise<boolean> {
    const found = await unlessStatus(
      [404],
      this.#client.request('GET /repos/{owner}/{repo}', this.#itself),
    );
    return found !== undefined;
  }

  /** The newest commit of the default branch; `undefined` for a repository without commits. */
  async head(): Promise<string | undefined> {
    const commits = await unlessStatus(
      // GitHub says 409 for "Git Repository is empty".
      [404, 409],
      this.#client.request('GET /repos/{owner}/{repo}/commits', {
        ...this.#itself,
        per_page: 1,
      }),
    );
    return commits?.data[0]?.sha;
  }

  /** Where the repository came from, by its catalog file; `undefined` when it has none. */
  async origin(): Promise<Origin | undefined> {
    const file = await unlessStatus(
      [404],
      this.#client.request('GET /repos/{owner}/{repo}/contents/{path}', {
        ...this.#itself,
        path: 'catalog-info.yaml',
      }),
    );
    // A folder of that name is no catalog file.
    return file && 'content' in file.data
      ? originOf(Buffer.from(file.data.content, 'base64').toString('utf8'))
      : undefined;
  }

  /** The newest run of a commit's pipeline; `undefined` while there is none. */
  async latestRun(commitSha: string) {
    const { data } = await this.#client.request(
      'GET /repos/{owner}/{repo}/actions/runs',
      { ...this.#itself, head_sha: commitSha, per_page: 5 },
    );
    return data.workflow_runs[0];
  }

  async create(settings: {
    readonly description: string;
    readonly visibility: 'private' | 'internal' | 'public';
  }): Promise<void> {
    const { owner, name } = this.address;
    const account = await unlessStatus(
      [404],
      this.#client.request('GET /users/{username}', { username: owner }),
    );
    const repository = {
      name,
      description: settings.description,
      private: settings.visibility !== 'public',
      has_wiki: false,
      delete_branch_on_merge: true,
    };
    if (account?.data.type === 'User') {
      await this.#client.request('POST /user/repos', repository);
      return;
    }
    await this.#client.request({
      ...repository,
      method: 'POST',
      // By its address, because the type of the route knows nothing of internal repositories.
      url: '/orgs/{org}/repos',
      org: owner,
      visibility: settings.visibility,
    });
  }

  /** Lets a team write; answers the refusal of a Git host that has no such team or does not let the portal do so. */
  allowTeam(team: string): Promise<SourceError | undefined> {
    return refusalOf(
      this.#client.request(
        'PUT /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}',
        {
          ...this.#itself,
          org: this.address.owner,
          team_slug: team,
          permission: 'push',
        },
      ),
    );
  }

  setTopics(topics: readonly string[]): Promise<SourceError | undefined> {
    return refusalOf(
      this.#client.request('PUT /repos/{owner}/{repo}/topics', {
        ...this.#itself,
        names: [...topics],
      }),
    );
  }

  get #itself() {
    return { owner: this.address.owner, repo: this.address.name };
  }
}
