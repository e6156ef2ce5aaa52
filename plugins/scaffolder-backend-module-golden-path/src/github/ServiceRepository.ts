import { z } from 'zod';
import {
  type GithubAnswer,
  type GithubClient,
  type GithubRequest,
  type RepositoryAddress,
  githubMessage,
} from './GithubClient';
import { type Origin, originOf } from './origin';

/** A refusal of the Git host, said so that a person can act on it. */
export class RepositoryRefusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RepositoryRefusal';
  }
}

const commitsSchema = z.array(z.object({ sha: z.string() }));
const contentSchema = z.object({ content: z.string() });
const accountSchema = z.object({ type: z.string().optional() });

/** The repository of one service, as the actions see it. */
export class ServiceRepository {
  readonly #client: GithubClient;
  readonly address: RepositoryAddress;
  readonly #signal: AbortSignal | undefined;

  constructor(
    client: GithubClient,
    address: RepositoryAddress,
    signal: AbortSignal | undefined,
  ) {
    this.#client = client;
    this.address = address;
    this.#signal = signal;
  }

  get webUrl(): string {
    return this.#client.webUrl(this.address);
  }

  get #path(): string {
    const { owner, name } = this.address;
    return `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
  }

  /** Git's own address, without credentials. */
  get cloneUrl(): string {
    return `${this.webUrl}.git`;
  }

  gitToken(): Promise<string> {
    return this.#client.gitToken(this.address);
  }

  /** Sends a request below the repository. */
  send({ path, ...request }: GithubRequest): Promise<GithubAnswer> {
    return this.#ask({ ...request, path: `${this.#path}${path}` });
  }

  #ask(request: GithubRequest): Promise<GithubAnswer> {
    return this.#client.send(this.address, {
      ...request,
      signal: this.#signal,
    });
  }

  async exists(): Promise<boolean> {
    const answer = await this.send({ path: '' });
    if (answer.status === 200 || answer.status === 404) {
      return answer.status === 200;
    }
    throw this.#refusal('read', answer);
  }

  /** The newest commit of the default branch; `undefined` for a repository without commits. */
  async head(): Promise<string | undefined> {
    const answer = await this.send({ path: '/commits?per_page=1' });
    // GitHub says 409 for "Git Repository is empty".
    if (answer.status === 409 || answer.status === 404) {
      return undefined;
    }
    const commits = commitsSchema.safeParse(answer.body);
    if (answer.status !== 200 || !commits.success) {
      throw this.#refusal('read the commits of', answer);
    }
    return commits.data[0]?.sha;
  }

  /** Where the repository came from, by its catalog file; `undefined` when it has none. */
  async origin(): Promise<Origin | undefined> {
    const answer = await this.send({ path: '/contents/catalog-info.yaml' });
    const file = contentSchema.safeParse(answer.body);
    if (answer.status !== 200 || !file.success) {
      return undefined;
    }
    return originOf(Buffer.from(file.data.content, 'base64').toString('utf8'));
  }

  async create(settings: {
    readonly description: string;
    readonly visibility: 'private' | 'internal' | 'public';
  }): Promise<void> {
    const { owner, name } = this.address;
    const account = await this.#ask({
      path: `/users/${encodeURIComponent(owner)}`,
    });
    const isUser = accountSchema.safeParse(account.body).data?.type === 'User';
    const answer = await this.#ask({
      method: 'POST',
      path: isUser ? '/user/repos' : `/orgs/${encodeURIComponent(owner)}/repos`,
      body: {
        name,
        description: settings.description,
        private: settings.visibility !== 'public',
        ...(isUser ? {} : { visibility: settings.visibility }),
        has_wiki: false,
        delete_branch_on_merge: true,
      },
    });
    if (answer.status !== 201) {
      throw this.#refusal('create', answer);
    }
  }

  /** Lets a team write. Answers false when the Git host has no such team or may not be asked. */
  async allowTeam(team: string): Promise<boolean> {
    const { owner, name } = this.address;
    const path = [
      '/orgs',
      encodeURIComponent(owner),
      'teams',
      encodeURIComponent(team),
      'repos',
      encodeURIComponent(owner),
      encodeURIComponent(name),
    ].join('/');
    const answer = await this.#ask({
      method: 'PUT',
      path,
      body: { permission: 'push' },
    });
    return answer.status === 204 || answer.status === 200;
  }

  async setTopics(topics: readonly string[]): Promise<boolean> {
    const answer = await this.send({
      method: 'PUT',
      path: '/topics',
      body: { names: topics },
    });
    return answer.status === 200;
  }

  #refusal(verb: string, answer: GithubAnswer): RepositoryRefusal {
    return new RepositoryRefusal(
      `The Git host did not let the portal ${verb} ${
        this.webUrl
      } (${githubMessage(answer)}).`,
    );
  }
}
