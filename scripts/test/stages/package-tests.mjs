import { freeBlock } from '../../run/port-block.mjs';
import { runPackageTests, testDatabase } from '../jest.mjs';

/**
 * Unit and integration tests of all packages, on SQLite and on a real PostgreSQL.
 *
 * @type {import('../stage.mjs').Stage}
 */
export const packageTests = {
  id: 'unit',
  title: 'Unit and integration tests',
  async foresee() {
    for (const worker of [1, 2]) await freeBlock(worker);
  },
  run: async context =>
    runPackageTests(context, {
      name: 'unit',
      env: await testDatabase(context),
    }),
};
