/** A replica in a process of its own, so that it can be killed: `node replicaProcess.ts JOB`. */
import { writeSync } from 'node:fs';
import { connect } from './connect';
import { jobSchema, STANDS_STILL } from './job';
import { takeTurn } from './replica';

/** Says so and never goes on: its transaction stays open, with what it has written and not committed. */
function standStill(): void {
  writeSync(1, STANDS_STILL);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

async function main(): Promise<void> {
  const job = jobSchema.parse(JSON.parse(process.argv[2] ?? ''));
  const knex = await connect(job.database);
  try {
    for (const turn of job.turns) {
      await takeTurn(knex, turn);
    }
    const { last } = job;
    if (last) {
      const insert = new RegExp(`^insert into .${last.table}\\W`);
      let inserts = 0;
      knex.on('query', ({ sql }: { readonly sql: string }) => {
        inserts += insert.test(sql) ? 1 : 0;
        if (inserts === last.standsStillAtInsert) {
          standStill();
        }
      });
      await takeTurn(knex, last.turn);
    }
  } finally {
    await knex.destroy();
  }
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
