import { ConfigReader } from '@backstage/config';
// The plugins as they run, asked against the sandbox as it runs; nothing that is shipped knows both.
/* eslint-disable @backstage/no-mixed-plugin-imports */
import { readDeliveriesOnce } from '@groundwork/plugin-readiness-backend';
import { githubEventCollectors } from '@groundwork/plugin-readiness-backend-module-github';
/* eslint-enable @backstage/no-mixed-plugin-imports */
import type { Subject } from '@groundwork/plugin-readiness-common';
import { SourceClients } from '@groundwork/source-client';
import type { Knex } from 'knex';
import diagnostics from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { configuration } from './githubDeliveries';
import { PORT_BASE } from './servers';

const LONGEST_MS = 600_000;
const quiet = () => undefined;
const logger = { info: quiet, warn: quiet, debug: quiet };

/** What a portal is asked to read, and when it does. */
export interface Sync {
  readonly services: readonly Subject[];
  /** The clock of the portal. */
  readonly asOf: string;
  /** Of `github:` all of them unless stated. */
  readonly collectors?: readonly string[];
  /** `readiness.github.delivery`. */
  readonly delivery?: object;
}

/** A service of the catalog whose source is in a repository. */
export function serviceIn(repository: string, name = repository): Subject {
  return {
    ...{ kind: 'Component', ref: `component:default/${name}`, name },
    annotations: { 'github.com/project-slug': `saltmarsh/${repository}` },
  };
}

/** Reads on from where the database stands, at a time that the test chooses, and answers as a portal does then. */
export async function sync(
  knex: Knex,
  { services, asOf, collectors, delivery }: Sync,
) {
  const config = new ConfigReader({
    ...configuration,
    readiness: {
      github: {
        delivery: { ...configuration.readiness.github.delivery, ...delivery },
      },
    },
  });
  const sources = SourceClients.fromConfig(config);
  try {
    return await readDeliveriesOnce(
      githubEventCollectors(sources).filter(
        ({ collector }) => collectors?.includes(collector.id) ?? true,
      ),
      {
        ...{ knex, config, services, sources, logger, secrets: [] },
        deadline: AbortSignal.timeout(LONGEST_MS),
        now: () => new Date(asOf),
      },
    );
  } finally {
    await sources.close();
  }
}

const started = z.object({ request: z.instanceof(IncomingMessage) });

/** What the Git host is asked for by REST while something is done: paths with their queries, in order. */
export async function requestsOf(
  work: () => Promise<unknown>,
): Promise<readonly URL[]> {
  const asked: URL[] = [];
  const listen = (message: unknown) => {
    const { request } = started.parse(message);
    const { host } = request.headers;
    if (host === `localhost:${PORT_BASE + 1}`) {
      asked.push(new URL(request.url ?? '/', `http://${host}`));
    }
  };
  diagnostics.subscribe('http.server.request.start', listen);
  try {
    await work();
  } finally {
    diagnostics.unsubscribe('http.server.request.start', listen);
  }
  return asked;
}
