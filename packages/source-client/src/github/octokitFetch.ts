import type { SourceClients } from '../client/SourceClients';
import type { SourceRequestOptions, SourceTarget } from '../client/target';
import { sourceError } from '../failure';
import { NotJson, parseJson } from '../transport/json';

/** What Octokit gives to its fetch. */
interface OctokitInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** A fetch for Octokit over our transport: credentials, gate, retries and limits are ours, types and paging are Octokit's. */
export function octokitFetch(sources: SourceClients, target: SourceTarget) {
  return async (url: string, init: OctokitInit = {}): Promise<Response> => {
    const options = optionsOf(url, init);
    const client = sources.client(
      target,
      init.signal ? { signal: init.signal } : {},
    );
    const path = url.startsWith(`${target.baseUrl}/`)
      ? url.slice(target.baseUrl.length)
      : url;
    const [what = '', query = ''] = path.split('?');
    const { status, headers, body } = await client.text(path, {
      ...options,
      what,
    });
    // Only lists have pages.
    const isList = new URLSearchParams(query).has('per_page');
    refuseOther(target, { what, headers, body, isList });
    const response = new Response(hasNoBody(status) ? null : body, {
      status,
      headers: withoutEncoding(headers),
    });
    // Paging of comparisons looks at it.
    Object.defineProperty(response, 'url', { value: url });
    return response;
  };
}

function optionsOf(url: string, init: OctokitInit): SourceRequestOptions {
  const method = METHODS.find(each => each === (init.method ?? 'GET'));
  if (!method) {
    throw new TypeError(`Octokit wants the method ${init.method}`);
  }
  const isQuery =
    url.endsWith('/graphql') && !/"query":"\s*mutation/.test(init.body ?? '');
  return {
    method,
    ...(init.headers ? { headers: init.headers } : {}),
    ...(typeof init.body === 'string' ? { body: init.body } : {}),
    ...(isQuery ? { isRead: true } : {}),
  };
}

/** Octokit takes a sign-in page for an answer, JSON of any depth, and whatever is no list for a list of one. */
function refuseOther(
  { source }: SourceTarget,
  answer: {
    readonly what: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly isList: boolean;
  },
): void {
  const type = answer.headers['content-type'] ?? '';
  const tell = (detail: string, cause?: unknown) =>
    sourceError(
      { reason: 'parse_error', source, what: answer.what, detail },
      cause === undefined ? {} : { cause },
    );
  if (type.startsWith('text/html')) {
    throw tell('it is a web page and not JSON');
  }
  if (!type.startsWith('application/json') || answer.body === '') {
    return;
  }
  const body = orElse(
    () => parseJson(answer.body),
    error =>
      tell(error instanceof NotJson ? error.detail : 'it is not JSON', error),
  );
  if (answer.isList && !hasList(body)) {
    throw tell('it is not a list');
  }
}

function orElse<T>(get: () => T, failure: (error: unknown) => Error): T {
  try {
    return get();
  } catch (error) {
    throw failure(error);
  }
}

/** Some lists come by themselves, some inside of an object beside their count. */
function hasList(body: unknown): boolean {
  return (
    Array.isArray(body) ||
    (typeof body === 'object' &&
      body !== null &&
      Object.values(body).some(Array.isArray))
  );
}

function hasNoBody(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

/** The body has been unpacked. */
function withoutEncoding(
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const {
    'content-encoding': _encoding,
    'content-length': _length,
    ...rest
  } = headers;
  return rest;
}
