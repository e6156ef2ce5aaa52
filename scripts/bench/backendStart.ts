import type { Bench } from './bench';
import { unpackBackend } from './build';
import { startBackend } from './runningBackend';
import { percentile } from './statistics';

const RUNS = 5;

/** From starting the built backend to the readiness route's first good answer, on an empty database in memory. */
export const backendStart: Bench = {
  id: 'backend-start',
  maxRatio: 1.3,
  async measure(app, { workspace, say }) {
    say('building the backend');
    await unpackBackend(app, workspace);
    const times: number[] = [];
    // The first start also reads every file from the disk for the first time; it is not counted.
    for (let index = 0; index <= RUNS; index += 1) {
      say(`start ${index} of ${RUNS}`);
      const backend = await startBackend(app, workspace, {
        backend: {
          database: { client: 'better-sqlite3', connection: ':memory:' },
        },
        catalog: { locations: [] },
      });
      await backend.stop();
      if (index > 0) times.push(backend.startMs);
    }
    return [
      {
        what: 'backend start to readiness',
        value: percentile(times, 0.5) / 1000,
        unit: 's',
        how: `median of ${RUNS}`,
      },
    ];
  },
};
