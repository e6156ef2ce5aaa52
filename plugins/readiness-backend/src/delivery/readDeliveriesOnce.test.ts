import { ConfigReader } from '@backstage/config';
import {
  EventCollector,
  EventCollectorRegistration,
} from '@groundwork/plugin-readiness-node';
import { SourceClients, SourceError } from '@groundwork/source-client';
import knexOf from 'knex';
import { z } from 'zod';
import { testInventory } from '../__testUtils__/testCatalog';
import { linearHistory } from './__testUtils__/linearHistory';
import { recount } from './__testUtils__/recount';
import { github } from './__testUtils__/sampleEvents';
import { readDeliveriesOnce } from './readDeliveriesOnce';

jest.setTimeout(60_000);

const argocd = { kind: 'argocd', instance: 'main' };
const asked = { from: '2026-06-20', to: '2026-09-01' };

function telling(name: string): EventCollectorRegistration {
  const collector: EventCollector = {
    id: 'example:deployments',
    source: github,
    positionSchema: z.unknown(),
    streams: async services => [{ id: name, title: name, services }],
    async *read({ stream }) {
      yield {
        events: linearHistory(name, 7),
        places: stream.services.map(({ ref }) => ({
          place: name,
          service: ref,
        })),
        position: 1,
      };
    },
  };
  return { collector, cadence: { hours: 1 }, evidence: 'deployments' };
}

const silent: EventCollectorRegistration = {
  collector: {
    id: 'silent:deployments',
    source: argocd,
    positionSchema: z.unknown(),
    streams: async () => {
      throw new SourceError('forbidden', 'the token canary may not');
    },
    async *read() {
      yield* [];
    },
  },
  cadence: { hours: 1 },
};

it('what is read once into a database that is thrown away gives the numbers of what happened, and names who was silent', async () => {
  const knex = knexOf({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  const config = new ConfigReader({});
  const quiet = () => undefined;
  const read = await readDeliveriesOnce([silent, telling('pay')], {
    ...{ knex, config },
    services: testInventory(['pay']).subjects.filter(
      ({ kind }) => kind === 'Component',
    ),
    sources: SourceClients.fromConfig(config),
    logger: { info: quiet, warn: quiet, debug: quiet },
    secrets: ['canary'],
  });
  const { counts } = await read.answers.ofService(
    'component:default/pay',
    asked,
  );
  const expected = await recount(knex, 'pay', {
    fromMs: Date.parse(asked.from),
    toMs: Date.parse(asked.to),
  });
  expect(expected.deployments).toBeGreaterThan(10);
  expect(counts).toMatchObject({
    deployments: expected.deployments,
    changes: expected.leadTimesHours.length,
    failures: expected.failures,
    rework: expected.rework,
  });
  expect(read.silent).toEqual([
    {
      ...{ source: argocd, reason: 'forbidden', parts: 0 },
      message: expect.not.stringContaining('canary'),
    },
  ]);
  await knex.destroy();
});
