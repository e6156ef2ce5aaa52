import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import {
  Assessment,
  OrganisationAssessment,
  scorecardRow,
  SubjectAssessment,
} from '@groundwork/plugin-readiness-common';
import Knex from 'knex';
import { organisation as golden, services } from '../__testUtils__/golden';
import { abridged } from './apart';
import { DatabaseAssessmentStore } from './DatabaseAssessmentStore';
import { organisationDocument, subjectDocument } from './documents';
import { migrateToLatest, migrationsDirectory } from './migrate';
import { AssessmentRow, CheckListsRow, DescriptionRow } from './rows';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const LONG = 'uses-one-ci-engine';

/** The golden organisation, were it large: one check has long lists. */
function withLongLists(
  found: string,
  asOf = golden.asOf,
): OrganisationAssessment {
  const findings = Array.from({ length: 40 }, (_, index) => ({
    message: `${found} ${index}`,
  }));
  return {
    ...golden,
    asOf,
    prerequisites: golden.prerequisites.map(prerequisite => ({
      ...prerequisite,
      checks: prerequisite.checks.map(check =>
        check.checkId === LONG ? { ...check, findings } : check,
      ),
    })),
  };
}

const organisation = withLongLists('Found');
const short = abridged(organisation).document;
const all: readonly Assessment[] = [organisation, ...services];
/** What is read without opening a check. */
const allRead: readonly Assessment[] = [short, ...services];

function checksOf({ prerequisites, context }: OrganisationAssessment) {
  return [...prerequisites.flatMap(({ checks }) => checks), ...context];
}

/** What an earlier release stores of an assessment: a text that says everything but the time. */
function earlierText(
  { asOf, ...said }: Assessment,
  without: readonly string[] = [],
): string {
  return JSON.stringify(said, (key, value: unknown) =>
    without.includes(key) ? undefined : value,
  );
}

/** The same service after a release that explains its checks in other words. */
function reworded(service: SubjectAssessment): SubjectAssessment {
  return {
    ...service,
    asOf: new Date(Date.parse(service.asOf) + 1).toISOString(),
    checks: service.checks.map(check => ({ ...check, why: 'In other words.' })),
  };
}

describe.each(databases.eachSupportedId())(
  'on %s',
  (databaseId: TestDatabaseId) => {
    let knex: Knex.Knex;
    let store: DatabaseAssessmentStore;
    beforeEach(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
      store = new DatabaseAssessmentStore(knex);
      await store.put(all);
    });
    afterEach(() => knex.destroy());

    const rowOf = ({ standard, subject }: Assessment) =>
      knex<AssessmentRow>('assessments').where({
        standard_id: standard.id,
        subject_ref: subject.ref,
      });

    async function read(assessment: Assessment, from = store) {
      const { standard, subject, scope } = assessment;
      const stored = await from.latest(standard.id, subject.ref);
      if (!stored) throw new Error(`Nothing is stored for ${subject.ref}`);
      return scope === 'subject'
        ? subjectDocument(stored)
        : organisationDocument(stored);
    }

    const readAll = (from = store) =>
      Promise.all(all.map(assessment => read(assessment, from)));

    it('reads what was stored, whoever stored it', async () => {
      expect(await readAll()).toEqual(allRead);
      expect(await readAll(new DatabaseAssessmentStore(knex))).toEqual(allRead);
    });

    const readCheck = (checkId: string, from = store) =>
      from.check({
        standardId: organisation.standard.id,
        subjectRef: organisation.subject.ref,
        checkId,
      });

    async function expectEveryCheck(of: OrganisationAssessment): Promise<void> {
      for (const check of checksOf(of)) {
        const stored = await readCheck(check.checkId);
        expect(stored).toEqual({ check, asOfMs: Date.parse(of.asOf) });
      }
    }

    it('leaves long lists out of the organisation, and has them for whoever opens the check', async () => {
      const isLong = ({ checkId }: { readonly checkId: string }) =>
        checkId === LONG;
      const [long] = checksOf(short).filter(isLong);
      expect(long).toMatchObject({ abridged: true, findings: [] });
      const others = checksOf(short).filter(check => !isLong(check));
      expect(others.some(({ abridged: is }) => is)).toBe(false);
      const [row] = await rowOf(organisation);
      expect(row?.document).not.toContain('Found 7');
      await expectEveryCheck(organisation);
      expect(await readCheck('no-such-check')).toBeUndefined();
    });

    it('stores a list again when it says something else, and forgets it when it is short', async () => {
      const listed = async () =>
        (await knex<CheckListsRow>('check_lists')).map(row => row.digest);
      const before = await listed();
      expect(before).toHaveLength(1);
      const at = (ms: number) =>
        new Date(Date.parse(golden.asOf) + ms).toISOString();
      const changed = withLongLists('Seen', at(1));
      await store.put([changed]);
      expect(await listed()).not.toEqual(before);
      await expectEveryCheck(changed);
      // An older assessment by a slower replica changes neither the document nor its lists.
      await store.put([organisation]);
      await expectEveryCheck(changed);
      const shorter = { ...golden, asOf: at(2) };
      await store.put([shorter]);
      expect(await listed()).toEqual([]);
      await expectEveryCheck(shorter);
    });

    it('has every check of what an earlier release stored whole', async () => {
      const document = earlierText(organisation);
      await rowOf(organisation).update({ document, digest: 'another' });
      await expectEveryCheck(organisation);
      await store.put([organisation]);
      const [row] = await rowOf(organisation);
      expect(row?.document).not.toContain('Found 7');
      await expectEveryCheck(organisation);
    });

    it('stores what checks say of themselves once for all services, and says nothing of it in the documents', async () => {
      expect(await knex<DescriptionRow>('descriptions')).toHaveLength(1);
      const [service] = services;
      if (!service) throw new Error('There are services');
      const [row] = await rowOf(service);
      expect(row?.document).toBe('');
      expect(row?.packed?.length).toBeLessThan(earlierText(service).length / 5);
    });

    it.each([[[]], [['plan', 'gateLine']]])(
      'reads what an earlier release stored, and without %j as if it had always had it',
      async fields => {
        for (const assessment of all) {
          const document = earlierText(assessment, fields);
          await rowOf(assessment).update({ document, packed: null });
        }
        expect(await readAll()).toEqual(allRead);
        expect(
          await store.scorecardRows(
            services[0]?.standard.id ?? '',
            services.map(({ subject }) => subject.ref),
          ),
        ).toEqual(services.map(scorecardRow));
      },
    );

    it('takes what an earlier release writes over a packed document for the present one', async () => {
      for (const service of services) {
        const document = earlierText(reworded(service));
        const as_of_ms = Date.parse(reworded(service).asOf);
        await rowOf(service).update({ document, as_of_ms });
      }
      for (const service of services) {
        expect(await read(service)).toEqual(reworded(service));
      }
    });

    it('reads documents of two releases beside each other', async () => {
      const [first, ...others] = services;
      if (!first) throw new Error('There are services');
      await store.put([reworded(first)]);
      const reader = new DatabaseAssessmentStore(knex);
      expect(await read(first, reader)).toEqual(reworded(first));
      for (const service of others) {
        expect(await read(service, reader)).toEqual(service);
      }
    });

    it('says rather that a document cannot be read than half of it', async () => {
      await knex<DescriptionRow>('descriptions').delete();
      const [service] = services;
      if (!service) throw new Error('There are services');
      await expect(
        read(service, new DatabaseAssessmentStore(knex)),
      ).rejects.toThrow('No checks are described by');
    });

    it('goes back to a whole document', async () => {
      const apart = {
        directory: migrationsDirectory,
        name: '20261123120000_check_lists.js',
      };
      await knex.migrate.down(apart);
      const [row] = await rowOf(organisation);
      expect(JSON.parse(row?.document ?? '')).toEqual(
        JSON.parse(earlierText(organisation)),
      );
      await knex.migrate.up(apart);
      await expectEveryCheck(organisation);
      expect(await readAll()).toEqual(allRead);
    });

    it('goes back to the texts of the earlier release, and reads these after the next upgrade', async () => {
      const packing = {
        directory: migrationsDirectory,
        name: '20261123000000_packed_documents.js',
      };
      await knex.migrate.down({
        ...packing,
        name: '20261123120000_check_lists.js',
      });
      await knex.migrate.down(packing);
      for (const assessment of all) {
        const [row] = await rowOf(assessment);
        expect(JSON.parse(row?.document ?? '')).toEqual(
          JSON.parse(earlierText(assessment)),
        );
      }
      await knex.migrate.latest({ directory: migrationsDirectory });
      store = new DatabaseAssessmentStore(knex);
      expect(await readAll()).toEqual(allRead);
      // What says the same stays as it is stored; what changes is packed.
      await store.put([
        ...services.slice(1),
        ...services.slice(0, 1).map(reworded),
      ]);
      const rows = await knex<AssessmentRow>('assessments').where({
        document: '',
      });
      expect(rows.map(row => row.subject_ref)).toEqual([
        services[0]?.subject.ref,
      ]);
    });

    it('has plans to lose: the company has something to repair', () => {
      expect(organisation.plan.moves.length).toBeGreaterThan(2);
      expect(services.some(({ plan }) => plan.repairs.length > 0)).toBe(true);
    });
  },
);
