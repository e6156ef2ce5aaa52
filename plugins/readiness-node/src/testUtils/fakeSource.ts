import { createServer, IncomingMessage, ServerResponse } from 'node:http';

/** One recorded answer. */
export interface RecordedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is a string. */
  readonly body?: unknown;
}

/** Answers by path with its query, then by path alone; a function sees the request. Anything else is 404. */
export type Routes = Readonly<
  Record<
    string,
    | RecordedAnswer
    | ((request: IncomingMessage, response: ServerResponse) => void)
  >
>;

/** A local HTTP server that plays recorded answers. */
export interface FakeSource {
  readonly url: string;
  /** Method and path with query of every request, in order. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts a server on a free port of the loopback interface. */
export async function fakeSource(routes: Routes): Promise<FakeSource> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    requests.push(`${request.method} ${path}`);
    const route = routes[path] ?? routes[path.split('?')[0] ?? ''];
    if (typeof route === 'function') {
      route(request, response);
    } else {
      play(route, response);
    }
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function play(
  answer: RecordedAnswer | undefined,
  response: ServerResponse,
): void {
  const {
    status = 200,
    headers,
    body,
  } = answer ?? {
    status: 404,
    headers: undefined,
    body: { message: 'Not Found' },
  };
  const isText = typeof body === 'string';
  response.writeHead(status, {
    'content-type': isText ? 'text/plain' : 'application/json',
    ...headers,
  });
  response.end(isText ? body : JSON.stringify(body ?? {}));
}
