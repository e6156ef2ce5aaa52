import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Source } from '@groundwork/plugin-readiness-common';
import Knex from 'knex';
import { migrateToLatest } from '../../database';
import {
  DeliverySystem,
  emptyDeliveryTables,
} from '../__testUtils__/deliverySystem';
import { at, deployment, github } from '../__testUtils__/sampleEvents';
import { readDeliveryOptions } from '../options';
import { DeliveryAnswers } from './DeliveryAnswers';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const argocd: Source = { kind: 'argocd', instance: 'main' };
const pay = 'component:default/pay';
const cart = 'component:default/cart';
const quiet = 'component:default/quiet';
const asked = { from: '2026-09-01', to: '2026-10-01' };
const now = new Date('2026-09-30T12:00:00Z');
const DAY_MS = 86_400_000;

const daily = (place: string, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const startedAtMs = at('2026-09-30T10:00:00Z') - index * DAY_MS;
    return deployment(`${place}${index}`, {
      ...{ place, startedAtMs },
      statuses: [{ state: 'success' as const, atMs: startedAtMs + 60_000 }],
    });
  });

describe.each(databases.eachSupportedId())(
  'what is said of all services together, on %s',
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
      const tell = (source: Source, count: number) =>
        system.events.ingest({
          source,
          evidence: source === github ? 'deployments' : 'gitops',
          places: [
            { place: 'repository:42', service: pay },
            { place: 'repository:43', service: cart },
          ],
          events: [
            ...daily('repository:42', count),
            ...daily('repository:43', 10),
          ],
        });
      await tell(github, 10);
      await tell(argocd, 20);
      await system.derive();
    });
    afterAll(() => knex?.destroy());

    const sentencesOf = async (
      services?: readonly string[],
      { delivery = {}, tier }: { delivery?: object; tier?: string } = {},
    ) => {
      const answers = new DeliveryAnswers({
        knex,
        now: () => now,
        options: readDeliveryOptions(
          new ConfigReader({
            readiness: { delivery },
            groundwork: {
              environments: [{ name: 'staging', tier: 'staging' }],
            },
          }),
        ),
      });
      const { quality } = await answers.ofOrganisation(
        { ...asked, ...(tier === undefined ? {} : { tier }) },
        services,
      );
      return quality.flags.map(({ sentence }) => sentence);
    };
    const DISAGREE =
      'The sources of 1 service disagree about how many deployments there were in the last 90 days that any of them saw. They are never added; which of them counts stands beside the numbers of each service.';

    it('counts the services of which nothing is told, and those whose sources disagree', async () => {
      expect(await sentencesOf([pay, cart, quiet])).toEqual([
        'No source tells of deployments of 1 of the 3 services of the catalog, so what it delivers is not in these numbers.',
        DISAGREE,
      ]);
      expect(await sentencesOf([pay, cart])).toEqual([DISAGREE]);
      expect(await sentencesOf()).toEqual([DISAGREE]);
    });

    it('counts in another tier what was never told to be deployed there, and compares nobody', async () => {
      expect(
        await sentencesOf([pay, cart, quiet], { tier: 'staging' }),
      ).toEqual([
        'No source has reported a deployment of 3 of the 3 services of the catalog to staging.',
      ]);
    });

    it('counts the services whose chosen source tells of no deployment', async () => {
      const delivery = {
        services: [
          { service: pay, source: 'argocd:main' },
          { service: cart, source: 'x:y' },
          { service: quiet, source: 'argocd:main' },
        ],
      };
      expect(await sentencesOf([pay, cart], { delivery })).toEqual([
        'The configuration says which source counts for 2 services, and it tells of no deployment of them.',
        DISAGREE,
      ]);
    });

    it('calls it no disagreement that less was seen where less was read', async () => {
      await system.events.ended(
        { collector: 'github:deployments', source: github, stream: 'one' },
        { outcome: 'failed', reason: 'forbidden', message: 'no right' },
        now,
      );
      expect(await sentencesOf([pay, cart])).toEqual([
        '1 of 1 parts of Git host github.example could not be read the last time: a right is missing.',
      ]);
    });
  },
);
