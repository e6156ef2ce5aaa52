import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// The plugins as they run, asked against the sandbox as it runs; nothing that is shipped knows both.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import readinessPlugin from '@groundwork/plugin-readiness-backend';
import githubModule, {
  githubEventCollectors,
  // eslint-disable-next-line @backstage/no-mixed-plugin-imports
} from '@groundwork/plugin-readiness-backend-module-github';
import type { DeliveryEvent } from '@groundwork/plugin-readiness-common';
import {
  runEventCollector,
  type EventSink,
} from '@groundwork/plugin-readiness-node';
import { SourceClients } from '@groundwork/source-client';
import { z } from 'zod';
import type { Company } from '../../company';
import { askGitHost, PORT_BASE } from './servers';

const GIT_HOST = `localhost:${PORT_BASE + 1}`;
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** The configuration of a portal that reads the Git host. */
export const configuration = {
  readiness: {
    github: { delivery: { incidentRepositories: ['saltmarsh/incidents'] } },
  },
  integrations: {
    github: [
      {
        host: GIT_HOST,
        apiBaseUrl: `http://${GIT_HOST}/api/v3`,
        token: 'sandbox-git-reader',
      },
    ],
  },
};

/** The services as the catalog knows them. */
export function entitiesOf({ services, organisation }: Company) {
  return services.map(({ name, repository }) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'github.com/project-slug': `${organisation}/${repository}`,
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'team' },
  }));
}

/** The readiness backend with the GitHub module, on a database that a test may look into. */
export async function startReadiness(company: Company) {
  const knex = await databases.init('SQLITE_3');
  const backend = await startTestBackend({
    features: [
      readinessPlugin,
      githubModule,
      schedulerServiceFactory,
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({ data: configuration }),
      catalogServiceMock.factory({ entities: entitiesOf(company) }),
    ],
  });
  return { knex, stop: () => backend.stop() };
}

const silent = {
  info: () => undefined,
  warn: () => undefined,
  debug: () => undefined,
};
const rateLimit = z.object({
  resources: z.object({ core: z.object({ used: z.number() }) }),
});

async function usedRequests(): Promise<number> {
  const answer = rateLimit.parse(await askGitHost('/rate_limit'));
  return answer.resources.core.used;
}

/** Readings of one after another, each of which goes on where the one before it stood. */
export function readings(company: Company) {
  const sources = SourceClients.fromConfig(new ConfigReader(configuration));
  const at = new Map<string, string>();
  const events: DeliveryEvent[] = [];
  const sink: EventSink = {
    position: async ({ collector, stream }) => at.get(`${collector} ${stream}`),
    store: async ({ collector, stream }, page) => {
      at.set(`${collector} ${stream}`, page.to);
      events.push(...page.events);
      return page.events.length;
    },
    ended: async () => undefined,
  };
  const services = entitiesOf(company).map(({ metadata }) => ({
    kind: 'Component' as const,
    ref: `component:default/${metadata.name}`,
    name: metadata.name,
    annotations: metadata.annotations,
  }));
  return {
    /** Reads with every collector, and says how each stream ended and how many requests each collector made. */
    async next() {
      const runs = [];
      for (const registration of githubEventCollectors(sources)) {
        const before = await usedRequests();
        const { collector, streams } = await runEventCollector(
          registration,
          services,
          { sources, sink, logger: silent },
        );
        const requests = (await usedRequests()) - before;
        runs.push({ collector, streams, requests });
      }
      return runs;
    },
    /** What was told so far. */
    events: (): readonly DeliveryEvent[] => events,
    close: () => sources.close(),
  };
}
