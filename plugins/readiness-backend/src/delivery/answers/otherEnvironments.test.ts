import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import Knex from 'knex';
import { migrateToLatest } from '../../database';
import {
  DeliverySystem,
  emptyDeliveryTables,
} from '../__testUtils__/deliverySystem';
import { at, deployment, github, shaOf } from '../__testUtils__/sampleEvents';
import { readDeliveryOptions } from '../options';
import { DeliveryAnswers } from './DeliveryAnswers';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const pay = 'component:default/pay';
const argocd = { kind: 'argocd', instance: 'main' };
const asked = { from: '2026-09-01', to: '2026-10-01' };

/** An attempt that ended a minute after it began. */
function attempt(
  id: string,
  day: string,
  {
    state = 'success',
    ...more
  }: Parameters<typeof deployment>[1] & {
    readonly state?: 'success' | 'failure';
  } = {},
) {
  const startedAtMs = at(`${day}T10:00:00Z`);
  return deployment(id, {
    startedAtMs,
    statuses: [{ state, atMs: startedAtMs + 60_000 }],
    environment: 'Staging',
    ...more,
  });
}

describe.each(databases.eachSupportedId())(
  'what a service was deployed to beside production, on %s',
  databaseId => {
    let knex: Knex.Knex;
    let system: DeliverySystem;
    let answers: DeliveryAnswers;
    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
    });
    afterAll(() => knex.destroy());
    beforeEach(async () => {
      await emptyDeliveryTables(knex);
      system = new DeliverySystem(knex);
      answers = new DeliveryAnswers({
        knex,
        options: readDeliveryOptions(new ConfigReader({})),
        now: () => new Date('2026-10-01T00:00:00Z'),
      });
    });
    const tell = async (
      events: readonly ReturnType<typeof deployment>[],
      source = github,
    ) => {
      await system.events.ingest({
        ...{ source, events },
        evidence: source === github ? 'deployments' : 'gitops',
        places: [{ place: 'repository:42', service: pay }],
      });
      await system.derive();
    };
    const lanes = async () => {
      const { items, notListed } = await answers.otherEnvironments(pay, asked);
      return {
        notListed,
        ...Object.fromEntries(
          items.map(({ environment, deployments }) => [
            environment,
            deployments.map(({ id, status }) => `${id} ${status}`),
          ]),
        ),
      };
    };

    it('stands by environment, the last first; production does not, nor what ended outside the window', async () => {
      await tell([
        attempt('august', '2026-08-31'),
        attempt('first', '2026-09-02', {
          url: 'https://github.example/runs/1',
        }),
        attempt('broken', '2026-09-03', { state: 'failure' }),
        attempt('live', '2026-09-04', { environment: 'production' }),
        attempt('load', '2026-09-05', { environment: 'load-test' }),
        attempt('october', '2026-10-01'),
      ]);
      expect(await lanes()).toEqual({
        notListed: 0,
        'load-test': ['github:github.example/load success'],
        staging: [
          'github:github.example/broken failure',
          'github:github.example/first success',
        ],
      });
      const { items } = await answers.otherEnvironments(pay, asked);
      expect(items[1]?.deployments[1]).toEqual({
        id: 'github:github.example/first',
        status: 'success',
        sha: shaOf('a1'),
        startedAt: '2026-09-02T10:00:00.000Z',
        finishedAt: '2026-09-02T10:01:00.000Z',
        url: 'https://github.example/runs/1',
      });
    });

    it('counts the attempts of a run as one deployment, as in production', async () => {
      await tell([
        attempt('try-1', '2026-09-02', { state: 'failure', runId: 'run' }),
        attempt('try-2', '2026-09-03', { runId: 'run', attempt: 2 }),
        attempt('elsewhere', '2026-09-03', {
          ...{ runId: 'run', environment: 'load-test' },
        }),
      ]);
      expect(await lanes()).toEqual({
        notListed: 0,
        'load-test': ['github:github.example/elsewhere success'],
        staging: ['github:github.example/try-2 success'],
      });
    });

    it('is what the source told that counts, and not also what another one saw', async () => {
      await tell([
        attempt('live', '2026-09-04', { environment: 'production' }),
        attempt('first', '2026-09-02'),
      ]);
      await tell([attempt('same', '2026-09-02')], argocd);
      expect(await lanes()).toEqual({
        notListed: 0,
        staging: ['github:github.example/first success'],
      });
    });

    it('is also what somebody says is not production', async () => {
      await tell([attempt('live', '2026-09-04', { environment: 'prod-demo' })]);
      expect(await lanes()).toEqual({ notListed: 0 });
      await system.overlays.say({
        service: pay,
        claim: {
          kind: 'environment-is-not-production',
          environment: 'prod-demo',
        },
        said: {
          ...{ by: 'user:default/lee', atMs: 0 },
          reason: 'It is for salespeople',
        },
      });
      expect(await lanes()).toEqual({
        notListed: 0,
        'prod-demo': ['github:github.example/live success'],
      });
    });

    it('says how many it leaves out', async () => {
      await tell(
        Array.from({ length: 403 }, (_, index) => {
          const startedAtMs = at('2026-09-02T00:00:00Z') + index * 60_000;
          return attempt(`d${index}`, '2026-09-02', {
            startedAtMs,
            statuses: [{ state: 'success', atMs: startedAtMs }],
          });
        }),
      );
      const { items, notListed } = await answers.otherEnvironments(pay, asked);
      expect(notListed).toBe(3);
      expect(items[0]?.deployments[0]?.id).toBe('github:github.example/d402');
      expect(items[0]?.deployments).toHaveLength(400);
    });
  },
);
