import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import {
  type IncomingMessage,
  type Server,
  type ServerResponse,
  createServer,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One run of the pipeline, as the test wants it seen. */
export interface PretendRun {
  readonly status: string;
  readonly conclusion: string | null;
}

/**
 * The part of GitHub that the actions need, over real HTTP and with real Git
 * behind it: a push is a push.
 */
export class GitHost {
  readonly requests: string[] = [];
  readonly authorizations = new Set<string | undefined>();
  /** Answers of the runs list, one after the other; the last one stays. */
  runs: (PretendRun | undefined)[] = [];
  refusePush = false;
  /** Connections are cut instead of answered, that many times. */
  hangUps = 0;
  /** Requests to these are never answered. */
  silent: RegExp | undefined;
  /** How many of those the caller gave up. */
  givenUp = 0;
  refuseCreation: number | undefined;
  refuseRuns: number | undefined;
  readonly #root = mkdtempSync(join(tmpdir(), 'git-host-'));
  readonly #repositories = new Set<string>();
  readonly #server: Server = createServer((request, response) => {
    this.#answer(request, response);
  });
  host = '';

  async start(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = this.#server.address() as AddressInfo;
    this.host = `127.0.0.1:${port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
    rmSync(this.#root, { recursive: true, force: true });
  }

  create(repository: string): void {
    this.#repositories.add(repository);
    execFileSync('git', [
      'init',
      '--quiet',
      '--bare',
      '--initial-branch=main',
      `${this.#root}/${repository}.git`,
    ]);
    execFileSync('git', [
      '-C',
      `${this.#root}/${repository}.git`,
      'config',
      'http.receivepack',
      'true',
    ]);
  }

  git(repository: string, ...args: string[]): string {
    return execFileSync(
      'git',
      ['-C', `${this.#root}/${repository}.git`, ...args],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    ).trim();
  }

  #head(repository: string): string | undefined {
    try {
      return this.git(repository, 'rev-parse', '--verify', 'refs/heads/main');
    } catch {
      // No commit yet.
      return undefined;
    }
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://localhost');
    this.requests.push(`${request.method} ${url.pathname}`);
    this.authorizations.add(request.headers.authorization);
    if (this.hangUps > 0) {
      this.hangUps -= 1;
      request.socket.destroy();
      return;
    }
    if (this.silent?.test(`${request.method} ${url.pathname}`)) {
      response.once('close', () => {
        this.givenUp += 1;
      });
      return;
    }
    if (url.pathname.includes('.git/')) {
      this.#smartHttp(request, response, url);
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [status, body] = this.#rest(
        `${request.method} ${url.pathname.replace('/api/v3', '')}`,
        Buffer.concat(chunks).toString('utf8'),
      );
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  }

  #rest(request: string, body: string): [number, unknown] {
    if (request === 'POST /orgs/acme/repos') {
      if (this.refuseCreation) {
        return [
          this.refuseCreation,
          { message: 'Resource not accessible by integration' },
        ];
      }
      const { name } = JSON.parse(body);
      this.create(`acme/${name}`);
      return [201, { name }];
    }
    const [, repository = '', rest = ''] =
      /^[A-Z]+ \/repos\/([^/]+\/[^/]+)(\/.*)?$/.exec(request) ?? [];
    if (repository && this.#repositories.has(repository)) {
      return this.#repository(repository, rest);
    }
    return request.startsWith('GET /users/')
      ? [200, { type: 'Organization' }]
      : [404, { message: 'Not Found' }];
  }

  #repository(repository: string, rest: string): [number, unknown] {
    const head = this.#head(repository);
    switch (rest) {
      case '':
        return [200, { full_name: repository }];
      case '/topics':
        return [200, {}];
      case '/commits':
        return head
          ? [200, [{ sha: head }]]
          : [409, { message: 'Git Repository is empty.' }];
      case '/contents/catalog-info.yaml': {
        const text = this.git(repository, 'show', 'main:catalog-info.yaml');
        return [200, { content: Buffer.from(text).toString('base64') }];
      }
      case '/actions/runs': {
        if (this.refuseRuns) {
          return [this.refuseRuns, { message: 'Resource not accessible' }];
        }
        const run = this.runs.length > 1 ? this.runs.shift() : this.runs[0];
        return [
          200,
          {
            workflow_runs: run
              ? [
                  {
                    id: 1,
                    html_url: `http://${this.host}/${repository}/actions/runs/1`,
                    ...run,
                  },
                ]
              : [],
          },
        ];
      }
      default:
        return [404, { message: 'Not Found' }];
    }
  }

  #smartHttp(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
  ): void {
    if (!request.headers.authorization) {
      response
        .writeHead(401, { 'www-authenticate': 'Basic realm="git"' })
        .end();
      return;
    }
    if (this.refusePush) {
      response.writeHead(403).end();
      return;
    }
    const child = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env.PATH,
        GIT_PROJECT_ROOT: this.#root,
        GIT_HTTP_EXPORT_ALL: '1',
        REMOTE_USER: 'portal',
        REQUEST_METHOD: request.method,
        PATH_INFO: url.pathname,
        QUERY_STRING: url.search.slice(1),
        CONTENT_TYPE: request.headers['content-type'] ?? '',
      },
    });
    request.pipe(child.stdin);
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('close', () => {
      const output = Buffer.concat(chunks);
      const end = output.indexOf('\r\n\r\n');
      const headers = output
        .subarray(0, end)
        .toString('utf8')
        .split('\r\n')
        .map((line): [string, string] => {
          const colon = line.indexOf(':');
          return [line.slice(0, colon), line.slice(colon + 1).trim()];
        });
      const status = headers.find(([name]) => name === 'Status')?.[1];
      response.writeHead(
        status ? Number.parseInt(status, 10) : 200,
        Object.fromEntries(headers.filter(([name]) => name !== 'Status')),
      );
      response.end(output.subarray(end + 4));
    });
  }
}
