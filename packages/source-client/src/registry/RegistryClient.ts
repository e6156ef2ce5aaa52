import { z } from 'zod';
import type { SourceClients } from '../client/SourceClients';
import type { SourceRequestOptions, SourceResponse } from '../client/target';
import { sourceError, type SourceError } from '../failure';
import { bearerChallenge, type Challenge } from './challenge';
import type { Registry } from './readRegistries';

/** A token, and until when it may be used. */
export interface RegistryToken {
  readonly token: string;
  readonly untilMs: number;
}

const tokenSchema = z
  .object({
    token: z.string().min(1).optional(),
    access_token: z.string().min(1).optional(),
    expires_in: z.number().positive().optional(),
  })
  .refine(({ token, access_token: other }) => token ?? other);

/** Where the answer does not say, this is meant. */
const SHORTEST_S = 60;
/** It takes a moment until it is used. */
const EARLY_MS = 10_000;

/**
 * Asks a registry about one repository, also one that has tokens made by somebody else. Nobody is asked for a token, or shown the
 * account, whom the configuration does not name.
 */
export class RegistryClient {
  readonly #sources: SourceClients;
  readonly #registry: Registry;
  readonly #repository: string;
  readonly #tokens: Map<string, RegistryToken>;

  constructor(
    sources: SourceClients,
    registry: Registry,
    of: {
      readonly repository: string;
      readonly tokens: Map<string, RegistryToken>;
    },
  ) {
    this.#sources = sources;
    this.#registry = registry;
    this.#repository = of.repository;
    this.#tokens = of.tokens;
  }

  get source() {
    return this.#registry.target.source;
  }

  /** Where the registry may send to for a blob. */
  get onward(): NonNullable<SourceRequestOptions['onward']> {
    const { host, blobOrigins } = this.#registry;
    return {
      origins: blobOrigins,
      key: `groundwork.registries, blobUrls of ${host},`,
    };
  }

  /** @throws SourceError */
  async json(
    path: string,
    options: SourceRequestOptions & { readonly allow?: readonly number[] },
  ): Promise<SourceResponse<unknown>> {
    const { allow = [] } = options;
    const known = this.#tokens.get(this.#key);
    const token = known && known.untilMs > Date.now() ? known.token : undefined;
    const first = await this.#ask(path, token, {
      ...options,
      allow: [...allow, 401],
    });
    if (first.status !== 401) {
      return first;
    }
    const challenge = bearerChallenge(first.headers['www-authenticate']);
    if (!challenge) {
      throw this.#unauthorized(options);
    }
    return this.#ask(path, await this.#tokenBy(challenge), options);
  }

  get #key(): string {
    return `${this.#registry.host}/${this.#repository}`;
  }

  #ask(
    path: string,
    token: string | undefined,
    options: SourceRequestOptions,
  ): Promise<SourceResponse<unknown>> {
    const { target } = this.#registry;
    return this.#sources
      .client(
        token === undefined
          ? target
          : { ...target, headers: { authorization: `Bearer ${token}` } },
      )
      .json(path, options);
  }

  /** For this repository and for pulling, whatever the registry asks for. */
  async #tokenBy({ realm, service }: Challenge): Promise<string> {
    const what = `a token for ${this.#repository}`;
    const url = this.#allowed(realm, what);
    const answer = await this.#sources
      .client({ ...this.#registry.target, baseUrl: url.origin })
      .read(url.pathname, tokenSchema, {
        query: {
          ...Object.fromEntries(url.searchParams),
          ...(service === undefined ? {} : { service }),
          scope: `repository:${this.#repository}:pull`,
        },
        ...{ what, right: 'pull' },
      });
    const token = answer.token ?? answer.access_token ?? '';
    const lastsMs = (answer.expires_in ?? SHORTEST_S) * 1000;
    this.#tokens.set(this.#key, {
      token,
      untilMs: Date.now() + lastsMs - EARLY_MS,
    });
    return token;
  }

  #allowed(realm: string, what: string): URL {
    const url = URL.canParse(realm) ? new URL(realm) : undefined;
    const { host, tokenOrigin } = this.#registry;
    if (url?.origin === tokenOrigin) {
      return url;
    }
    const named = url ? url.host : 'an address that is none';
    throw sourceError({
      ...{ reason: 'unsupported', source: this.source, what },
      detail: `it has tokens made by ${named}, which is not asked unless groundwork.registries names it as tokenUrl of ${host}`,
    });
  }

  #unauthorized({
    what = 'an image',
    right,
  }: SourceRequestOptions): SourceError {
    return sourceError({
      ...{ reason: 'unauthorized', source: this.source, what, status: 401 },
      ...(right === undefined ? {} : { right }),
    });
  }
}
