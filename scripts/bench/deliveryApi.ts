import { createServer } from 'node:http';
import { ConfigReader } from '@backstage/config';
import express from 'express';
import type { Knex } from 'knex';
import { addDeliveryRoutes } from '../../plugins/readiness-backend/src/api/deliveryRoutes';
import { DeliveryAnswers } from '../../plugins/readiness-backend/src/delivery';
import { readDeliveryOptions } from '../../plugins/readiness-backend/src/delivery/options';
import { createOpenApiRouter } from '../../plugins/readiness-backend/src/schema/openapi.generated';
import type { Bench, Sample } from './bench';
import { openOnPostgres } from './benchDatabase';
import {
  DEPLOYMENTS,
  refOf,
  SERVICES_PER_TEAM,
  storeDeliveries,
  teamOf,
} from './deliveryHistory';
import { addressOf, measureRoute } from './readinessApi';

async function serve(knex: Knex, services: number) {
  const router = createOpenApiRouter();
  const subjects = Array.from({ length: services }, (_, index) => ({
    kind: 'Component' as const,
    ref: refOf(index),
    name: `service-${index}`,
    team: teamOf(index),
  }));
  addDeliveryRoutes(router, {
    // Who asks, and what they may read, is measured with the other routes.
    access: {
      allows: async () => true,
      nameOf: async () => 'user:default/bench',
      require: async () => undefined,
      resultsFor: async () => () => true,
      contestableFor: async () => () => true,
      freezableFor: async () => () => true,
    },
    deliveries: new DeliveryAnswers({
      knex,
      options: readDeliveryOptions(new ConfigReader({})),
      now: () => new Date(),
    }),
    inventory: {
      current: async () => ({
        ...{ subjects, clusters: [], components: [], teams: [] },
        undeclaredClusters: [],
        unreadCatalog: [],
      }),
    },
  });
  const server = createServer(express().use(router));
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

function routesOf(
  services: number,
): Readonly<Record<string, (index: number) => string>> {
  const service = (index: number) => (index * 37) % services;
  const team = (index: number) =>
    (index * 7) % Math.ceil(services / SERVICES_PER_TEAM);
  return {
    'organisation, 90 days': () => '/delivery/organisation',
    'deployments of the organisation': () =>
      '/delivery/organisation/deployments',
    'team of 10 services, 90 days': index =>
      `/delivery/teams/default/team-${team(index)}`,
    'deployments of a team': index =>
      `/delivery/teams/default/team-${team(index)}/deployments`,
    'service, 90 days': index =>
      `/delivery/services/default/service-${service(index)}`,
    'failures of a service': index =>
      `/delivery/services/default/service-${service(
        index,
      )}/deployments?metric=change-fail-rate`,
  };
}

/** The delivery API over stored results, on PostgreSQL. A plain app has nothing of the kind. */
export const deliveryApi: Bench = {
  id: 'delivery-api',
  onlyOurs: true,
  rounds: { usual: 3, whole: 3 },
  open: (_, { workspace, whole, say }) =>
    openOnPostgres(workspace, async knex => {
      const services = whole ? 10_000 : 1_000;
      say(`storing ${services * DEPLOYMENTS} deployments`);
      await storeDeliveries(knex, services);
      const server = await serve(knex, services);
      return {
        async sample() {
          const samples: Sample[] = [];
          for (const [what, pathOf] of Object.entries(routesOf(services)))
            samples.push(
              ...(await measureRoute(addressOf(server), what, pathOf)),
            );
          return samples;
        },
        async close() {
          server.close();
          server.closeAllConnections();
        },
      };
    }),
};
