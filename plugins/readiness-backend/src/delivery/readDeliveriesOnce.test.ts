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

/** Tells a service in each of its parts, and stops in each run after the first one that is new to it. */
function slow(names: readonly string[]): EventCollectorRegistration {
  const told = new Set<string>();
  const { collector, ...rest } = telling('pay');
  return {
    ...rest,
    concurrency: 1,
    timeout: { milliseconds: 500 },
    collector: {
      ...collector,
      streams: async services =>
        names.map(name => ({ id: name, title: name, services })),
      async *read(context) {
        if (told.size > 0 && !told.has(context.stream.id)) {
          told.clear();
          await new Promise((_, reject) => {
            const { signal } = context;
            signal.addEventListener('abort', () => reject(signal.reason));
          });
        }
        told.add(context.stream.id);
        yield* collector.read(context);
      },
    },
  };
}

const quiet = () => undefined;
const logger = { info: quiet, warn: quiet, debug: quiet };

async function readOnce(
  registrations: readonly EventCollectorRegistration[],
  deadline: AbortSignal,
) {
  const knex = knexOf({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  const config = new ConfigReader({});
  const read = await readDeliveriesOnce(registrations, {
    ...{ knex, config, logger, deadline, secrets: ['canary'] },
    services: testInventory(['pay']).subjects.filter(
      ({ kind }) => kind === 'Component',
    ),
    sources: SourceClients.fromConfig(config),
  });
  return { ...read, knex };
}

it('goes on run by run until everything is read', async () => {
  const {
    unfinished,
    silent: failed,
    answers,
    knex,
  } = await readOnce([slow(['a', 'b', 'c'])], AbortSignal.timeout(60_000));
  expect([...unfinished, ...failed]).toEqual([]);
  const { counts } = await answers.ofService('component:default/pay', asked);
  expect(counts.deployments).toBeGreaterThan(10);
  await knex.destroy();
});

it('names what was left when its time was over', async () => {
  const { unfinished, answers, knex } = await readOnce(
    [slow(['a', 'b', 'c']), telling('pay')],
    AbortSignal.timeout(300),
  );
  const collector = 'example:deployments';
  expect(unfinished).toEqual([
    { source: github, collector, parts: 2, of: 3 },
    { source: github, collector, parts: 1, of: 1 },
  ]);
  const { metrics } = await answers.ofService('component:default/web', asked);
  expect(metrics.leadTime.undefined?.sentence).toMatch(
    /is unknown, because they could not be read: Git host github\.example \(timeout\)/,
  );
  await knex.destroy();
});

it('what is read once into a database that is thrown away gives the numbers of what happened, and names who was silent', async () => {
  const { knex, ...read } = await readOnce(
    [silent, telling('pay')],
    AbortSignal.timeout(60_000),
  );
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
