import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import Knex from 'knex';
import { organisation, services } from '../__testUtils__/golden';
import { DatabaseAssessmentStore } from './DatabaseAssessmentStore';
import { organisationDocument, subjectDocument } from './documents';
import { migrateToLatest } from './migrate';
import { AssessmentRow } from './rows';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())(
  'on %s',
  (databaseId: TestDatabaseId) => {
    let knex: Knex.Knex;
    let store: DatabaseAssessmentStore;
    beforeEach(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
      store = new DatabaseAssessmentStore(knex);
      await store.put([organisation, ...services]);
    });
    afterEach(() => knex.destroy());

    /** Takes out of the stored text what documents of earlier versions lack. */
    async function forget(...fields: readonly string[]): Promise<void> {
      for (const row of await knex<AssessmentRow>('assessments')) {
        const document = JSON.stringify(
          JSON.parse(row.document),
          (key, value: unknown) => (fields.includes(key) ? undefined : value),
        );
        await knex<AssessmentRow>('assessments')
          .where({ standard_id: row.standard_id, subject_ref: row.subject_ref })
          .update({ document });
      }
    }

    async function read(standardId: string, subjectRef: string) {
      const stored = await store.latest(standardId, subjectRef);
      if (!stored) throw new Error(`Nothing is stored for ${subjectRef}`);
      return stored;
    }

    it.each([[[]], [['plan', 'gateLine']]])(
      'reads documents, those without %j as if they had always had it',
      async fields => {
        await forget(...fields);
        expect(
          organisationDocument(
            await read(organisation.standard.id, organisation.subject.ref),
          ),
        ).toEqual(organisation);
        for (const service of services) {
          expect(
            subjectDocument(
              await read(service.standard.id, service.subject.ref),
            ),
          ).toEqual(service);
        }
      },
    );

    it('has plans to lose: the company has something to repair', () => {
      expect(organisation.plan.moves.length).toBeGreaterThan(2);
      expect(services.some(({ plan }) => plan.repairs.length > 0)).toBe(true);
    });
  },
);
