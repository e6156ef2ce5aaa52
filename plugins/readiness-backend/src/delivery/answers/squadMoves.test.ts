import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { declaration, organisation } from '@groundwork/plugin-readiness-common';
import Knex from 'knex';
import { testRecord } from '../../__testUtils__/fakes';
import { DatabaseEvidenceStore, migrateToLatest } from '../../database';
import { readDeliveryOptions } from '../options';
import { DeliveryAnswers } from './DeliveryAnswers';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const team = (name: string) => `group:default/${name}`;
const limits = {
  squad: team('limits'),
  ...{ from: team('cards'), to: team('lending') },
  ...{ by: 'ada.quill', at: '2026-09-10' },
};
const nothing = {
  accelerators: [],
  convergencePlans: [],
  mandates: [],
  needs: [],
};
const september = { from: '2026-09-01', to: '2026-10-01' };

describe.each(databases.eachSupportedId())(
  'a squad that moved, on %s',
  databaseId => {
    let knex: Knex.Knex;
    let declared: (value: object) => Promise<unknown>;
    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
      const evidence = new DatabaseEvidenceStore(knex);
      let minute = 0;
      declared = value => {
        minute += 1;
        return evidence.store(
          testRecord({
            kind: declaration.id,
            subjectRef: organisation.ref,
            collectedAt: new Date(
              Date.parse('2026-09-20') + minute * 60_000,
            ).toISOString(),
            digest: String(minute).padStart(64, '0'),
            value: { ...nothing, ...value },
          }),
          1,
        );
      };
    });
    afterAll(() => knex.destroy());

    const saidTo = async (name: string, window = september) => {
      const answers = new DeliveryAnswers({
        knex,
        options: readDeliveryOptions(new ConfigReader({})),
        now: () => new Date('2026-09-30T12:00:00Z'),
      });
      const { numbers } = await answers.ofTeam(team(name), [], window);
      return numbers.quality.flags
        .filter(({ type }) => type === 'squad-moved')
        .map(({ sentence }) => sentence);
    };

    it('is said to itself and to both of its teams, and to nobody else', async () => {
      expect(await saidTo('cards')).toEqual([]);
      await declared({ squadMoves: [limits] });
      const sentence =
        'The squad limits moved from cards to lending on 10 Sept 2026. What it delivered before then is counted for the team that owns its services today.';
      for (const name of ['limits', 'cards', 'lending'])
        expect(await saidTo(name)).toEqual([sentence]);
      expect(await saidTo('payments')).toEqual([]);
    });

    it('is said while the day is within the window, and not of one that begins with it', async () => {
      const to = '2026-09-30';
      expect(await saidTo('cards', { from: '2026-09-10', to })).toEqual([]);
      expect(await saidTo('cards', { from: '2026-09-09', to })).toHaveLength(1);
      const from = '2026-08-01';
      expect(await saidTo('cards', { from, to: '2026-09-10' })).toEqual([]);
    });

    it('is said of the last register that could be read', async () => {
      await declared({ squadMoves: [{ ...limits, to: team('payments') }] });
      expect(await saidTo('lending')).toEqual([]);
      expect(await saidTo('payments')).toHaveLength(1);
      await declared({});
      expect(await saidTo('cards')).toEqual([]);
    });
  },
);
