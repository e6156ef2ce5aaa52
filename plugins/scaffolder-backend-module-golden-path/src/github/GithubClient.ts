import { InputError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  type GithubCredentialsProvider,
  type ScmIntegrationRegistry,
} from '@backstage/integration';

/** One repository on one GitHub host. */
export interface RepositoryAddress {
  readonly host: string;
  readonly owner: string;
  readonly name: string;
}

/** An answer of GitHub; the body is unread data. */
export interface GithubAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** One request below the API's base address. */
export interface GithubRequest {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
  /** The person who cancels the run. */
  readonly signal?: AbortSignal | undefined;
}

const REQUEST_TIMEOUT_MS = 15_000;

function parsed(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    // A gateway's page in HTML: the status says enough, the text is not repeated.
    return undefined;
  }
}

/** The message that GitHub puts into an error. */
export function githubMessage({ status, body }: GithubAnswer): string {
  const message =
    typeof body === 'object' && body !== null && 'message' in body
      ? `: ${String(body.message)}`
      : '';
  return `${status}${message}`;
}

/** The Git host did not answer at all, or not in time. */
export class GithubUnreachable extends Error {
  constructor(host: string, cause: unknown) {
    super(`The Git host ${host} does not answer.`, { cause });
    this.name = 'GithubUnreachable';
  }
}

/** Talks to GitHub's REST API as the configured integration. */
export class GithubClient {
  readonly #integrations: ScmIntegrationRegistry;
  readonly #credentials: GithubCredentialsProvider;

  constructor(integrations: ScmIntegrationRegistry) {
    this.#integrations = integrations;
    this.#credentials =
      DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  }

  /** Address of the repository for people. */
  webUrl({ host, owner, name }: RepositoryAddress): string {
    return `${this.#protocol(host)}//${host}/${owner}/${name}`;
  }

  /** The token for Git over HTTP. Never log it. */
  async gitToken(repository: RepositoryAddress): Promise<string> {
    const { token } = await this.#credentials.getCredentials({
      url: this.webUrl(repository),
    });
    if (!token) {
      throw new InputError(
        `The GitHub integration for ${repository.host} has no token, so nothing can be pushed`,
      );
    }
    return token;
  }

  /**
   * Sends one request; every status is an answer.
   *
   * @throws GithubUnreachable when there is none, and the signal's reason when the run was cancelled
   */
  async send(
    repository: RepositoryAddress,
    request: GithubRequest,
  ): Promise<GithubAnswer> {
    const { headers } = await this.#credentials.getCredentials({
      url: this.webUrl(repository),
    });
    const url = `${this.#apiBaseUrl(repository.host)}${request.path}`;
    try {
      const response = await fetch(url, {
        method: request.method ?? 'GET',
        signal: AbortSignal.any([
          AbortSignal.timeout(REQUEST_TIMEOUT_MS),
          ...(request.signal ? [request.signal] : []),
        ]),
        redirect: 'error',
        headers: {
          accept: 'application/vnd.github+json',
          ...(request.body === undefined
            ? {}
            : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(request.body === undefined
          ? {}
          : { body: JSON.stringify(request.body) }),
      });
      return { status: response.status, body: parsed(await response.text()) };
    } catch (error) {
      request.signal?.throwIfAborted();
      throw new GithubUnreachable(repository.host, error);
    }
  }

  #apiBaseUrl(host: string): string {
    const apiBaseUrl =
      this.#integrations.github.byHost(host)?.config.apiBaseUrl;
    if (!apiBaseUrl) {
      throw new InputError(
        `There is no GitHub integration with an API address for ${host}; add it under integrations.github`,
      );
    }
    return apiBaseUrl.replace(/\/+$/, '');
  }

  #protocol(host: string): string {
    return new URL(this.#apiBaseUrl(host)).protocol;
  }
}
