import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { DEFAULT_DELIVERY_SETTINGS } from '@groundwork/delivery-metrics';
import { DeliveryEventOf } from '@groundwork/plugin-readiness-common';
import Knex from 'knex';
import { migrateToLatest } from '../database';
import {
  DeliverySystem,
  emptyDeliveryTables,
} from './__testUtils__/deliverySystem';
import { at, deployment, github, shaOf } from './__testUtils__/sampleEvents';
import { DeliveryAnswers } from './answers/DeliveryAnswers';
import { deploymentDetails } from './answers/details/deploymentDetails';
import { readDeliveryOptions } from './options';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const pay = 'component:default/pay';
const asked = { from: '2026-09-01', to: '2026-09-30' };

type WithoutSha = NonNullable<DeliveryEventOf<'deployment'>['withoutSha']>;

const unlabelled: WithoutSha = {
  reason: 'image-without-commit',
  detail: 'The image is r.example/pay:7.',
};
const silent: WithoutSha = {
  reason: 'registry-silent',
  detail: 'Registry r.example did not answer in time. '.repeat(20),
};

function unnamed(id: string, withoutSha?: WithoutSha) {
  return deployment(id, {
    sha: undefined,
    repository: undefined,
    startedAtMs: at(`2026-09-0${id}T10:00:00Z`),
    statuses: [{ state: 'success', atMs: at(`2026-09-0${id}T10:00:30Z`) }],
    ...(withoutSha ? { withoutSha } : {}),
  });
}

describe.each(databases.eachSupportedId())(
  'why a deployment names no commit, on %s,',
  databaseId => {
    let knex: Knex.Knex;
    let system: DeliverySystem;
    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
    });
    beforeEach(async () => {
      await emptyDeliveryTables(knex);
      system = new DeliverySystem(knex);
    });
    afterAll(() => knex?.destroy());

    const tell = async (
      ...events: readonly DeliveryEventOf<'deployment'>[]
    ) => {
      await system.events.ingest({
        source: github,
        evidence: 'gitops',
        places: [{ place: 'repository:42', service: pay }],
        events: [...events],
      });
      await system.derive();
    };
    const quality = async () => {
      const answers = new DeliveryAnswers({
        knex,
        now: () => new Date('2026-09-29T12:00:00Z'),
        options: readDeliveryOptions(new ConfigReader({})),
      });
      return (await answers.ofService(pay, asked)).quality;
    };
    const details = (id: string) =>
      deploymentDetails(
        { knex, settings: DEFAULT_DELIVERY_SETTINGS },
        pay,
        `github:github.example/${id}`,
      );

    it('stands with the deployment, with what its source said, and is counted beside the numbers', async () => {
      await tell(
        unnamed('1', unlabelled),
        unnamed('2', unlabelled),
        unnamed('3', silent),
        unnamed('4'),
        deployment('5', { startedAtMs: at('2026-09-01T09:00:00Z') }),
      );
      const { join, flags } = await quality();
      expect(join).toMatchObject({ deployments: 5, withSha: 1 });
      expect(
        join.withoutSha.map(({ reason, count }) => [reason, count]),
      ).toEqual([
        ['image-without-commit', 2],
        ['not-told', 1],
        ['registry-silent', 1],
      ]);
      expect(flags.map(({ sentence }) => sentence)).toContain(
        '4 of 5 deployments name no commit, so what changed with them is not known and has no lead time. Why: neither the tag nor the label of its image is a commit (2); whoever told of the deployment names none (1); the registry of its image did not answer (1).',
      );
      const { deployment: told, attempts, rules } = await details('2');
      expect(told.withoutSha).toEqual({
        reason: 'image-without-commit',
        sentence: 'Neither the tag nor the label of its image is a commit.',
      });
      expect(attempts[0]?.withoutSha?.sentence).toBe(
        'Neither the tag nor the label of its image is a commit. The image is r.example/pay:7.',
      );
      expect(rules[0]?.sentence).toBe(
        'Unknown, because no commit of it is known: neither the tag nor the label of its image is a commit.',
      );
    });

    it.each([
      ['the silence first', [silent, unlabelled]],
      ['the silence last', [unlabelled, silent]],
    ])('is the answer that got furthest, %s', async (_, reasons) => {
      for (const reason of reasons) {
        await tell(unnamed('1', reason));
      }
      const { join } = await quality();
      expect(join.withoutSha).toMatchObject([
        { reason: 'image-without-commit', count: 1 },
      ]);
    });

    it.each([
      ['before', true],
      ['after', false],
    ])(
      'is gone once a commit is known, also where the reason comes %s it and has more words',
      async (_, isFirst) => {
        const named = { ...unnamed('1'), sha: shaOf('a1') };
        const both = [unnamed('1', silent), named];
        for (const event of isFirst ? both : both.reverse()) {
          await tell(event);
        }
        const { join } = await quality();
        expect(join).toMatchObject({ withSha: 1, withoutSha: [] });
        const { deployment: told, attempts } = await details('1');
        expect([told.sha, told.withoutSha]).toEqual([shaOf('a1'), undefined]);
        expect(attempts[0]?.withoutSha).toBeUndefined();
      },
    );
  },
);
