import { readFileSync } from 'node:fs';
import { type RequestListener, type Server, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';

/** What a real server answered once. */
export interface Recording {
  readonly response: { readonly status: number; readonly body: unknown };
}

/** Reads a recording of `src/__fixtures__`. */
export function recording(path: string): Recording {
  // eslint-disable-next-line no-restricted-syntax -- only tests read recordings
  const file = join(__dirname, '..', '__fixtures__', path);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Real servers on real ports, all closed at the end, hanging connections included. */
export class Servers {
  readonly #servers: Server[] = [];
  readonly #sockets = new Set<Socket>();

  async start(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    server.on('connection', socket => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    this.#servers.push(server);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) {
      socket.destroy();
    }
    await Promise.all(
      this.#servers.map(
        server => new Promise(resolve => server.close(resolve)),
      ),
    );
  }
}

/** Answers every request with one status and body. */
export function answering(status: number, body: unknown): RequestListener {
  return (_, response) => {
    response.statusCode = status;
    if (typeof body === 'string') {
      response.setHeader('content-type', 'text/html');
      response.end(body);
    } else {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(body));
    }
  };
}

/** Accepts the request and never answers. */
export const neverAnswering: RequestListener = () => {};

interface Labelled {
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
}

function listBody(file: string): { items: Labelled[] } {
  const { body } = recording(file).response;
  return body as { items: Labelled[] };
}

/** The fields that a real Argo CD knows; all others, their parents too, give nothing. */
const APPLICATION_FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.labels',
  'spec',
  'status.sync.status',
  'status.health',
  'status.summary',
  'status.operationState.finishedAt',
];

function selected(item: unknown, fields: readonly string[]): unknown {
  const result = {};
  for (const field of APPLICATION_FIELDS) {
    if (fields.includes(`items.${field}`)) {
      copyPath(item, result, field.split('.'));
    }
  }
  return result;
}

type Tree = Record<string, unknown>;

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function copyPath(from: unknown, to: Tree, path: readonly string[]): void {
  const [key = '', ...rest] = path;
  const value = isTree(from) ? from[key] : undefined;
  if (value === undefined || rest.length === 0) {
    Object.assign(to, value === undefined ? {} : { [key]: value });
    return;
  }
  const known = to[key];
  const child = isTree(known) ? known : {};
  to[key] = child;
  copyPath(value, child, rest);
}

/** An Argo CD instance that answers with a recorded list, filtered by name as the real one does. */
export function recordedArgocd(
  file: string,
  seen: string[] = [],
): RequestListener {
  return (request, response) => {
    seen.push(request.url ?? '');
    const url = new URL(request.url ?? '/', 'http://localhost');
    const name = url.searchParams.get('name');
    const body = listBody(file);
    const fields = url.searchParams.get('fields');
    const items = body.items
      .filter(item => name === null || item.metadata.name === name)
      .map(item =>
        fields === null ? item : selected(item, fields.split(',')),
      );
    answering(200, { ...body, items: items.length > 0 ? items : null })(
      request,
      response,
    );
  };
}

function selects(selector: string | null, { metadata }: Labelled): boolean {
  if (selector === null) return true;
  const one = /^(\S+)=(\S+)$/.exec(selector);
  const many = /^(\S+) in \((.*)\)$/.exec(selector);
  const [, key = '', values = ''] = one ?? many ?? [];
  return values.split(',').includes(metadata.labels?.[key] ?? '');
}

/** A cluster that answers with recorded lists, filtered by label selector and namespace, for one token. */
export function recordedCluster(
  tier: 'production' | 'staging',
  seen: string[] = [],
  change: (workload: Labelled) => Labelled = workload => workload,
): RequestListener {
  return (request, response) => {
    seen.push(request.url ?? '');
    if (request.headers.authorization !== 'Bearer reader') {
      const { status, body } = recording(
        'errors/kubernetes-unauthorized.json',
      ).response;
      answering(status, body)(request, response);
      return;
    }
    const url = new URL(request.url ?? '/', 'http://localhost');
    const resource = url.pathname.split('/').at(-1);
    const body = listBody(`kubernetes/${tier}/${resource}.json`);
    const selector = url.searchParams.get('labelSelector');
    const namespace = /\/namespaces\/([^/]+)/.exec(url.pathname)?.[1];
    answering(200, {
      ...body,
      items: body.items
        .map(change)
        .filter(
          item =>
            selects(selector, item) &&
            (namespace === undefined || item.metadata.namespace === namespace),
        ),
    })(request, response);
  };
}
