/** A start on the data of an earlier release loses nothing of it, and answers from it. */
import { TestDatabases } from '@backstage/backend-test-utils';
import Knex from 'knex';
import { readdirSync } from 'node:fs';
import {
  everyRow,
  fillEmptyTables,
  lostRows,
} from './__testUtils__/everyTable';
import {
  freezeToday,
  startGuardedBackend,
} from './__testUtils__/guardedBackend';
import { migrationsDirectory } from './database/migrate';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const directory = { directory: migrationsDirectory };
const migrations = readdirSync(migrationsDirectory).sort();

/** What one migration has worked out anew, from events that stay: docs/adr/0020-events-are-kept-and-services-derived.md. */
const DERIVES_ANEW = '20261122023000_delivery_organisation_days.js';
const DERIVED = ['delivery_days', 'delivery_services'];

const EVIDENCE =
  '/api/readiness/services/default/ledger/checks/is-managed/evidence';
const BASELINES = '/api/readiness/delivery/baselines';

/** What pages ask first, about each thing that is stored. */
const ANSWERS = [
  '/organisation',
  '/organisation/history',
  '/prerequisites/P1',
  '/checks/most-services-are-managed',
  '/teams/default/payments',
  '/services/default/ledger',
  '/collectors',
  '/delivery/organisation',
  '/delivery/teams',
  '/delivery/teams/default/payments',
  '/delivery/services/default/ledger',
  '/delivery/services/default/ledger/deployments',
  '/delivery/services/default/ledger/overlays',
  '/delivery/set-aside',
].map(path => `/api/readiness${path}`);

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  let knex: Knex.Knex;
  /** Before: which record a check rests on, and what was frozen. */
  let said: { readonly evidence: unknown; readonly baseline: unknown };

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    const { ask, stop } = await startGuardedBackend(knex);
    await freezeToday(ask);
    said = {
      evidence: (await ask('admin', EVIDENCE)).body.items[0].record.id,
      baseline: (await ask('admin', BASELINES)).body.items[0],
    };
    await stop();
  });
  afterEach(() => knex.destroy());

  /** Tables of which something is lost while something happens. */
  async function lostBy(happens: () => Promise<unknown>) {
    const before = await everyRow(knex);
    await happens();
    return Object.keys(lostRows(before, await everyRow(knex)));
  }

  /** Undoes the last migration, and tells what is lost of what is there then by doing it again. */
  async function doneAgain() {
    const [, undone] = await knex.migrate.down(directory);
    const done: unknown[] = [];
    const lost = await lostBy(async () =>
      done.push(...(await knex.migrate.up(directory))[1]),
    );
    return { undone, done, lost };
  }

  it('no migration loses or changes a row that was there before it', async () => {
    await fillEmptyTables(knex);
    const stored = await everyRow(knex);
    expect([...stored].filter(([, rows]) => rows.length === 0)).toEqual([]);
    expect(stored.size).toBeGreaterThan(40);
    // From the newest to the second: before the first there is nothing.
    for (const name of migrations.slice(1).reverse()) {
      expect(await doneAgain()).toEqual({
        ...{ undone: [name], done: [name] },
        lost: name === DERIVES_ANEW ? DERIVED : [],
      });
      await knex.migrate.down(directory);
    }
  });

  it('a row, a value, a column or a table that went would be seen', async () => {
    const losses: Readonly<Record<string, () => Promise<unknown>>> = {
      looks: () => knex('looks').where('outcome', 'failed').delete(),
      evidence: () => knex('evidence').update({ kind: 'other' }),
      delivery_baselines: () =>
        knex.schema.alterTable('delivery_baselines', table => {
          table.dropColumn('snapshot');
        }),
      delivery_places: () => knex.schema.dropTable('delivery_places'),
    };
    for (const [table, happens] of Object.entries(losses)) {
      expect(await lostBy(happens)).toEqual([table]);
    }
  });

  it.each([
    '20261121234000_assessment_levels.js',
    '20261122063000_scorecard_rows.js',
    '20261122073000_delivery_reading_incidents.js',
    '20261123003000_delivery_withdrawn_incidents.js',
  ])(
    'a start on the data of a release that ended with %s loses nothing, and answers from it',
    async name => {
      for (const _ of migrations.slice(migrations.indexOf(name) + 1)) {
        await knex.migrate.down(directory);
      }
      expect(name).toContain(await knex.migrate.currentVersion(directory));
      const hasBaselines = await knex.schema.hasTable('delivery_baselines');
      expect(await lostBy(() => knex.migrate.latest(directory))).toEqual(
        name < DERIVES_ANEW ? DERIVED : [],
      );
      const { ask, stop } = await startGuardedBackend(knex);
      expect((await ask('admin', EVIDENCE)).body.items[0].record.id).toBe(
        said.evidence,
      );
      const { body } = await ask('admin', BASELINES);
      expect(body.items).toEqual(hasBaselines ? [said.baseline] : []);
      for (const path of ANSWERS) {
        const { status } = await ask('admin', path);
        expect([path, status]).toEqual([path, 200]);
      }
      await stop();
    },
  );
});
