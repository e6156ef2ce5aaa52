import { type RequestListener, type Server, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** One answer of the pretend Git host. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A real HTTP server that answers by path; what it does not know is 404 as on GitHub. */
export class GitHost {
  readonly requests: { url: string; authorization: string | undefined }[] = [];
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #answer: (path: string) => Answer | 'never' | undefined = () => undefined;

  async start(): Promise<string> {
    const listener: RequestListener = (request, response) => {
      const url = request.url ?? '/';
      this.requests.push({ url, authorization: request.headers.authorization });
      const answer = this.#answer(new URL(url, 'http://localhost').pathname);
      if (answer === 'never') {
        return;
      }
      const { status, headers, body } = answer ?? {
        status: 404,
        body: { message: 'Not Found' },
      };
      response.writeHead(status ?? 200, {
        'content-type': 'application/json',
        ...headers,
      });
      response.end(
        typeof body === 'string' ? body : JSON.stringify(body ?? {}),
      );
    };
    const server = createServer(listener);
    this.#server = server;
    server.on('connection', socket => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    return `127.0.0.1:${port}`;
  }

  answer(by: (path: string) => Answer | 'never' | undefined): void {
    this.#answer = by;
    this.requests.length = 0;
  }

  async close(): Promise<void> {
    this.#sockets.forEach(socket => socket.destroy());
    await new Promise(resolve => {
      this.#server?.close(resolve);
    });
  }
}
