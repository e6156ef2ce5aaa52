import { createServer } from 'node:http';
import { ConfigReader } from '@backstage/config';
import type { DeploymentRecord } from '@groundwork/delivery-metrics';
import { calendarIn } from '@groundwork/delivery-metrics';
import express from 'express';
import type { Knex } from 'knex';
import { addDeliveryRoutes } from '../../plugins/readiness-backend/src/api/deliveryRoutes';
import { DeliveryAnswers } from '../../plugins/readiness-backend/src/delivery';
import {
  sumOf,
  writeTally,
  type Tally,
} from '../../plugins/readiness-backend/src/delivery/days/tally';
import { tallyDays } from '../../plugins/readiness-backend/src/delivery/days/tallyDays';
import { readDeliveryOptions } from '../../plugins/readiness-backend/src/delivery/options';
import { createOpenApiRouter } from '../../plugins/readiness-backend/src/schema/openapi.generated';
import type { Bench, Sample } from './bench';
import { openOnPostgres } from './benchDatabase';
import { addressOf, measureRoute } from './readinessApi';

const DEPLOYMENTS = 500;
const SERVICES_PER_TEAM = 10;
const CHANGES = 4;
const HOUR_MS = 3_600_000;
const HISTORY_MS = 3 * 365 * 24 * HOUR_MS;
const ROWS_PER_INSERT = 250;

const refOf = (index: number) => `component:default/service-${index}`;
const teamOf = (index: number) =>
  `group:default/team-${Math.floor(index / SERVICES_PER_TEAM)}`;

/** The deployments of a service, spread over three years up to now; every seventh one failed and was repaired. */
function recordsOf(service: number, nowMs: number): DeploymentRecord[] {
  return Array.from({ length: DEPLOYMENTS }, (_, index) => {
    const age = ((index + (service % 97) / 97) / DEPLOYMENTS) * HISTORY_MS;
    const finishedAtMs = Math.floor(nowMs - age);
    const createdAtMs = finishedAtMs - ((index * 7919) % 300) * HOUR_MS;
    return {
      service: refOf(service),
      id: `bench:bench/${service}-${index}`,
      status: 'success',
      kind: 'forward',
      sha: (service * DEPLOYMENTS + index).toString(16).padStart(40, '0'),
      startedAtMs: finishedAtMs - 600_000,
      finishedAtMs,
      failedAttempts: [],
      changes: Array.from({ length: CHANGES }, (__, change) => ({
        id: `pr${index * CHANGES + change}`,
        repository: `bench:bench/${service}`,
        authoredAtMs: createdAtMs - change * HOUR_MS,
        commitsAuthoredAtMs: [createdAtMs - change * HOUR_MS],
        createdAtMs,
        mergedAtMs: Math.floor((createdAtMs + finishedAtMs) / 2),
        leadTimeMs: finishedAtMs - createdAtMs + change * HOUR_MS,
        clockSkew: false,
      })),
      rework: [],
      ...(index % 7 === 0 && {
        failure: {
          reasons: ['rollback' as const],
          incidents: [],
          remediedBy: [`bench:bench/${service}-${index - 1}`],
          recovery: {
            state: 'recovered' as const,
            fromMs: finishedAtMs,
            toMs: finishedAtMs + (index % 50) * 60_000,
            basis: 'deployment' as const,
          },
        },
      }),
    };
  });
}

function rowOf(record: DeploymentRecord) {
  const recovery = record.failure?.recovery;
  return {
    service: record.service,
    run_key: record.id,
    id: record.id,
    status: record.status,
    started_at_ms: record.startedAtMs,
    finished_at_ms: record.finishedAtMs,
    recovered_at_ms: recovery?.state === 'recovered' ? recovery.toMs : null,
    rollout: '{}',
    record: JSON.stringify(record),
  };
}

/** What a derivation of all services would have left for readers. */
export async function storeDeliveries(
  knex: Knex,
  services: number,
): Promise<void> {
  const nowMs = Date.now();
  const { localDate } = calendarIn('UTC');
  const days = new Map<string, Tally>();
  const settings = { excludeRollbacksFromCfrDenominator: false };
  for (let service = 0; service < services; service += 1) {
    const records = recordsOf(service, nowMs);
    await knex.batchInsert(
      'delivery_rollouts',
      records.map(rowOf),
      ROWS_PER_INSERT,
    );
    for (const [day, tally] of tallyDays(records, {
      settings,
      dayOf: localDate,
    }))
      days.set(day, sumOf([days.get(day) ?? {}, tally]));
  }
  await knex.batchInsert(
    'delivery_organisation_days',
    [...days].map(([day, tally]) => ({ day, counts: writeTally(tally) })),
    ROWS_PER_INSERT,
  );
  await knex.batchInsert(
    'delivery_sources',
    Array.from({ length: services }, (_, index) => ({
      service: refOf(index),
      source: 'bench:bench',
      evidence: 0,
      counts: true,
      reason: 'only-source',
    })),
    ROWS_PER_INSERT,
  );
  await knex.raw('analyze');
}

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
