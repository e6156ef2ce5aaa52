import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { JsonObject } from '@backstage/types';
import { stringify } from 'yaml';
import { z } from 'zod';

const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
const program = require.resolve('./portalProcess');

const startedSchema = z.object({ id: z.string() });
const runSchema = z.object({ status: z.string() });
const eventsSchema = z.array(
  z.object({
    type: z.string(),
    body: z.looseObject({
      message: z.string().optional(),
      error: z.object({ message: z.string() }).optional(),
    }),
  }),
);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return z.object({ port: z.number() }).parse(address).port;
}

/** A backend in a process of its own. */
export class Portal {
  readonly #child: ChildProcess;
  readonly #url: string;
  #log = '';

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.#url = url;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', chunk => {
        this.#log += chunk;
      });
    }
  }

  static async start(folder: string, settings: JsonObject): Promise<Portal> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const config = join(folder, `app-config.${port}.yaml`);
    await writeFile(
      config,
      stringify({
        ...settings,
        app: { baseUrl: 'https://portal.test' },
        backend: {
          baseUrl: url,
          listen: { port, host: '127.0.0.1' },
          database: settings.database,
        },
      }),
    );
    const child = spawn(
      process.execPath,
      [
        '--no-node-snapshot',
        ...['--require', transform],
        program,
        ...['--config', config],
      ],
      {
        // The schema of the configuration is found from a package.
        cwd: __dirname,
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const portal = new Portal(child, url);
    await portal.#untilReady();
    return portal;
  }

  async #untilReady(): Promise<void> {
    for (;;) {
      if (this.#child.exitCode !== null) {
        throw new Error(`The portal did not start: ${this.#log}`);
      }
      const answer = await fetch(
        `${this.#url}/.backstage/health/v1/readiness`,
      ).catch(() => undefined);
      if (answer?.ok) {
        return;
      }
      await pause(100);
    }
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const gone = once(this.#child, 'exit');
      this.#child.kill('SIGKILL');
      await gone;
    }
  }

  ask(path: string, body?: object): Promise<Response> {
    return fetch(`${this.#url}/api/scaffolder/v2/tasks${path}`, {
      headers: {
        'content-type': 'application/json',
      },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    });
  }

  /** Starts a run of the template. */
  async run(values: object): Promise<string> {
    const templateRef = 'template:default/node-service';
    const answer = await this.ask('', { templateRef, values });
    return startedSchema.parse(await answer.json()).id;
  }

  async status(id: string): Promise<string> {
    const answer = await this.ask(`/${id}`);
    return runSchema.parse(await answer.json()).status;
  }

  async events(id: string) {
    const answer = await this.ask(`/${id}/events`);
    return eventsSchema.parse(await answer.json());
  }

  /** What a person reads, last words included. */
  async log(id: string): Promise<string> {
    return (await this.events(id))
      .map(({ body }) => body.error?.message ?? body.message ?? '')
      .join('\n');
  }

  /** Answers how long it took; fails with the log of the run when it takes longer than that. */
  async until(
    id: string,
    isSo: () => Promise<boolean>,
    withinMs: number,
  ): Promise<number> {
    const from = Date.now();
    while (!(await isSo())) {
      if (Date.now() - from > withinMs) {
        throw new Error(
          `Not so after ${withinMs} ms: ${await this.status(
            id,
          )}\n${await this.log(id)}\n${this.#log}`,
        );
      }
      await pause(200);
    }
    return Date.now() - from;
  }
}
