import { ResponseError } from '@backstage/errors';
import type { z } from 'zod';

/** What a client needs of Backstage; the frontend's and the backend's own services fit. */
export interface OpenApiClientOptions {
  readonly discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly fetchApi: { fetch: typeof fetch };
}

/** How one question is asked. */
export interface AskOptions {
  readonly signal?: AbortSignal;
  /** Backstage token, for callers whose fetch does not add one. */
  readonly token?: string;
}

/** What one operation is asked with: its path and query and, where it has one, its body. */
export type RequestOf<Operation> = Pick<
  ParametersOf<Operation>,
  'path' | 'query'
> &
  (Operation extends {
    readonly requestBody: {
      readonly content: { readonly 'application/json': infer Body };
    };
  }
    ? { readonly body: Body }
    : unknown);

/** What one operation answers when it succeeds; nothing for one without a body. */
export type AnswerOf<Operation> = Operation extends {
  readonly responses: {
    readonly 200: {
      readonly content: { readonly 'application/json': infer Answer };
    };
  };
}
  ? Answer
  : void;

type ParametersOf<Operation> = Operation extends {
  readonly parameters: infer Parameters extends {
    readonly path?: unknown;
    readonly query?: unknown;
  };
}
  ? Parameters
  : never;

/** The operations of one openapi.yaml, as its generated file lists them. */
export interface OpenApi<Operations> {
  readonly pluginId: string;
  readonly operations: {
    readonly [Id in keyof Operations]: {
      readonly method: string;
      /** Template with `{name}` for each path parameter. */
      readonly path: string;
      readonly answer: z.ZodType<AnswerOf<Operations[Id]>>;
    };
  };
}

/** Client of one plugin's backend, typed by its openapi.yaml. Answers are validated on arrival. */
export class OpenApiClient<Operations> {
  readonly #api: OpenApi<Operations>;
  readonly #options: OpenApiClientOptions;

  constructor(api: OpenApi<Operations>, options: OpenApiClientOptions) {
    this.#api = api;
    this.#options = options;
  }

  /**
   * Asks one operation.
   *
   * @throws ResponseError for every answer that is not a success, ZodError for one of another shape.
   */
  async ask<Id extends keyof Operations>(
    id: Id,
    request: RequestOf<Operations[Id]>,
    { signal, token }: AskOptions = {},
  ): Promise<AnswerOf<Operations[Id]>> {
    const { method, path, answer } = this.#api.operations[id];
    const base = await this.#options.discoveryApi.getBaseUrl(
      this.#api.pluginId,
    );
    const body = 'body' in request ? request.body : undefined;
    const url = `${base}${filledIn(path, request.path)}${queryOf(
      request.query,
    )}`;
    const response = await this.#options.fetchApi.fetch(url, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const text = await response.text();
    return answer.parse(text === '' ? undefined : JSON.parse(text));
  }
}

function filledIn(template: string, values: unknown): string {
  const given = new Map(entriesOf(values));
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = given.get(name);
    if (value === undefined || value === '') {
      throw new TypeError(`The path ${template} needs a value for ${name}`);
    }
    return encodeURIComponent(value);
  });
}

function queryOf(values: unknown): string {
  const query = new URLSearchParams(entriesOf(values)).toString();
  return query === '' ? '' : `?${query}`;
}

function entriesOf(values: unknown): [string, string][] {
  return Object.entries(values ?? {}).flatMap(
    ([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
  );
}
