/** An answer of a route: a status and something to send as JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** One route. Its name is what metrics and traces call it, so it never holds an identifier. */
export interface Route {
  readonly method: string;
  readonly path: string;
  handle(url: URL): Promise<Answer> | Answer;
}

/** The service's own routes. This is the file to start in. */
export const routes: readonly Route[] = [
  {
    method: 'GET',
    path: '/hello',
    handle: url => ({
      status: 200,
      body: { message: `Hello, ${url.searchParams.get('name') ?? 'world'}` },
    }),
  },
];
