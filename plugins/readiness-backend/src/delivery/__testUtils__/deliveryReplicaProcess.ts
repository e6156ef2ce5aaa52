/** A replica in a process of its own, so that it can be killed: `node deliveryReplicaProcess.ts JOB`. */
import { writeSync } from 'node:fs';
import { connect } from '../../__testUtils__/connect';
import { jobSchema, readAndDerive, STANDS_STILL } from './deliveryReplica';

/** Says so and never goes on: its transaction stays open, with what it has written and not committed. */
function standStill(): void {
  writeSync(1, STANDS_STILL);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

async function main(): Promise<void> {
  const { database, seed, standsStillAt } = jobSchema.parse(
    JSON.parse(process.argv[2] ?? ''),
  );
  const knex = await connect(database);
  try {
    let queries = 0;
    knex.on('query', () => {
      queries += 1;
      if (queries === standsStillAt) {
        standStill();
      }
    });
    await readAndDerive(knex, seed);
  } finally {
    await knex.destroy();
  }
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
