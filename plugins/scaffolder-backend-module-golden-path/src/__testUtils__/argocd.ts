import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface PretendApplication {
  readonly metadata: {
    readonly name: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec: {
    readonly project: string;
    readonly source: { readonly path: string };
  };
}

/** What the status of every application is, one look after the other; the last one stays. */
export interface PretendStatus {
  readonly sync: string;
  readonly health: string;
  readonly images?: readonly string[];
  readonly complaint?: string;
}

/**
 * The part of Argo CD that the actions need, with its habits: 403 instead of 404
 * unless the project is named, 415 without a content type, 400 for a folder that
 * is not in Git unless validation is off, success for the same again.
 */
export class PretendArgocd {
  readonly applications = new Map<string, PretendApplication>();
  readonly requests: string[] = [];
  statuses: PretendStatus[] = [];
  refuse: number | undefined;
  /** Requests are answered with 503, that many times. */
  failures = 0;
  /** Connections are cut instead of answered, that many times. */
  hangUps = 0;
  /** No request is answered. */
  silent = false;
  /** How many of those the caller gave up. */
  givenUp = 0;
  url = '';
  readonly #server: Server = createServer((request, response) => {
    if (this.silent) {
      response.once('close', () => {
        this.givenUp += 1;
      });
      return;
    }
    if (this.hangUps > 0) {
      this.hangUps -= 1;
      request.socket.destroy();
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [status, body] = this.#answer({
        method: request.method ?? 'GET',
        url: new URL(request.url ?? '/', 'http://localhost'),
        json: request.headers['content-type'] === 'application/json',
        authorized: request.headers.authorization === 'Bearer canary-deployer',
        body: Buffer.concat(chunks).toString('utf8'),
      });
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });

  async start(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = this.#server.address() as AddressInfo;
    this.url = `http://127.0.0.1:${port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  #answer(request: {
    readonly method: string;
    readonly url: URL;
    readonly json: boolean;
    readonly authorized: boolean;
    readonly body: string;
  }): [number, unknown] {
    const { method, url, json, authorized, body } = request;
    this.requests.push(`${method} ${url.pathname}`);
    if (!authorized) {
      return [401, { message: 'no session information' }];
    }
    if (this.failures > 0) {
      this.failures -= 1;
      return [503, { message: 'no healthy upstream' }];
    }
    if (this.refuse) {
      return [
        this.refuse,
        { message: 'permission denied: applications, create' },
      ];
    }
    if (method === 'POST' && !json) {
      return [415, 'Invalid content type\n'];
    }
    if (method === 'POST') {
      return this.#create(url, JSON.parse(body));
    }
    const name = url.pathname.split('/').at(-1) ?? '';
    const application = this.applications.get(name);
    if (!application) {
      return url.searchParams.has('project')
        ? [404, { message: `applications.argoproj.io "${name}" not found` }]
        : [403, { message: 'permission denied' }];
    }
    return [200, { ...application, status: this.#status() }];
  }

  #create(url: URL, application: PretendApplication): [number, unknown] {
    if (url.searchParams.get('validate') !== 'false') {
      return [
        400,
        { message: 'application spec is invalid: app path does not exist' },
      ];
    }
    this.applications.set(application.metadata.name, application);
    return [200, application];
  }

  #status() {
    const status =
      this.statuses.length > 1 ? this.statuses.shift() : this.statuses[0];
    return {
      sync: { status: status?.sync ?? '' },
      health: { status: status?.health },
      summary: { images: status?.images ?? null },
      conditions: status?.complaint
        ? [{ type: 'ComparisonError', message: status.complaint }]
        : null,
    };
  }
}
