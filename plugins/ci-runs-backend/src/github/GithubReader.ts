import { isError } from '@backstage/errors';
import type { GithubCredentialsProvider } from '@backstage/integration';
import type { z } from 'zod';
import { ReadFailure, connectionFailure, statusFailure } from './ReadFailure';

/** One repository on one GitHub host. */
export interface Repository {
  readonly owner: string;
  readonly name: string;
  /** `https://github.com` or the address of an own host. */
  readonly webUrl: string;
  readonly apiBaseUrl: string;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 307, 308]);

/**
 * Reads GitHub's REST API with the integration's credentials. It neither retries
 * nor waits for rate limits: a person is looking at the page, and the reason is
 * the better answer.
 */
export class GithubReader {
  readonly #credentials: GithubCredentialsProvider;

  constructor(credentials: GithubCredentialsProvider) {
    this.#credentials = credentials;
  }

  /** Reads one path below the repository; `undefined` when the path is not there. Throws ReadFailure. */
  async readPath<T>(
    repository: Repository,
    path: string,
    options: { readonly schema: z.ZodType<T>; readonly signal: AbortSignal },
  ): Promise<T | undefined> {
    const response = await this.#get(repository, path, options.signal);
    return response.status === 404
      ? undefined
      : this.#parsed(response, repository, options.schema);
  }

  /** Reads one path that every readable repository has. Throws ReadFailure. */
  async read<T>(
    repository: Repository,
    path: string,
    options: { readonly schema: z.ZodType<T>; readonly signal: AbortSignal },
  ): Promise<T> {
    const response = await this.#get(repository, path, options.signal);
    return this.#parsed(response, repository, options.schema);
  }

  async #get(
    repository: Repository,
    path: string,
    signal: AbortSignal,
  ): Promise<Response> {
    const { owner, name, webUrl, apiBaseUrl } = repository;
    const url = new URL(
      `${apiBaseUrl}/repos/${encodeURIComponent(owner)}/${encodeURIComponent(
        name,
      )}${path}`,
    );
    try {
      const { headers } = await this.#credentials.getCredentials({
        url: `${webUrl}/${owner}/${name}`,
      });
      const init = {
        signal,
        redirect: 'manual' as const,
        headers: { accept: 'application/vnd.github+json', ...headers },
      };
      const response = await fetch(url, init);
      const target = REDIRECTS.has(response.status)
        ? new URL(response.headers.get('location') ?? '', url)
        : undefined;
      // A renamed repository answers with a redirect; the token only goes to the same host.
      return target?.origin === url.origin
        ? await fetch(target, init)
        : response;
    } catch (error) {
      throw connectionFailure(error, url.host);
    }
  }

  async #parsed<T>(
    response: Response,
    { owner, name }: Repository,
    schema: z.ZodType<T>,
  ): Promise<T> {
    if (!response.ok) {
      throw statusFailure(response, `${owner}/${name}`);
    }
    try {
      return schema.parse(await response.json());
    } catch (error) {
      if (isError(error) && error.name === 'TimeoutError') {
        throw connectionFailure(error, new URL(response.url).host);
      }
      throw new ReadFailure(
        'parse_error',
        'The Git host answered something that could not be understood.',
        error,
      );
    }
  }
}
