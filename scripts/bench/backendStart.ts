import { nothingToClose, type Bench } from './bench';
import { unpackBackend } from './build';
import { startBackend } from './runningBackend';

/** From starting the built backend to the readiness route's first good answer, on an empty database in memory. */
export const backendStart: Bench = {
  id: 'backend-start',
  rounds: { usual: 3, whole: 7 },
  async open(app, { workspace, say }) {
    say('building the backend');
    await unpackBackend(app, workspace);
    const start = async () => {
      const backend = await startBackend(app, workspace, {
        backend: {
          database: { client: 'better-sqlite3', connection: ':memory:' },
        },
        catalog: { locations: [] },
      });
      await backend.stop();
      return backend.startMs / 1000;
    };
    // The first start also reads every file from the disk for the first time; it is not counted.
    await start();
    return {
      sample: async () => [
        {
          what: 'backend start to readiness',
          value: await start(),
          unit: 's',
          budget: { of: 'ratio', atMost: 1.3 },
          how: 'a process each',
        },
      ],
      close: nothingToClose,
    };
  },
};
