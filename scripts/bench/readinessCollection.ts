import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Bench, Sample } from './bench';
import { workloadServer } from './workloadList';

const WORKLOADS = 5_000;
const KUBECTL_KINDS = 'deployments,statefulsets,daemonsets,cronjobs';

const run = promisify(execFile);
const readingSchema = z.object({
  ms: z.number(),
  heapMegabytes: z.number(),
  workloads: z.number(),
});
type Reading = z.infer<typeof readingSchema>;

/** A process of its own for every reading: its memory is nobody else's. */
async function read(way: 'collector' | 'bare', url: string): Promise<Reading> {
  const { stdout } = await run(process.execPath, [
    '--expose-gc',
    ...['--import', 'tsx'],
    join(__dirname, 'collectionReader.ts'),
    ...[way, url],
  ]);
  const reading = readingSchema.parse(JSON.parse(stdout));
  if (reading.workloads !== WORKLOADS)
    throw new Error(`${way} read ${reading.workloads} of ${WORKLOADS}`);
  return reading;
}

/** Milliseconds that kubectl takes for the same kinds, or nothing where there is none. */
async function kubectl(url: string, home: string): Promise<number | undefined> {
  const began = performance.now();
  try {
    await run(
      'kubectl',
      ['get', KUBECTL_KINDS, '-A', '-o', 'json', `--server=${url}`],
      {
        // Neither the configuration nor the cache of whoever runs this.
        env: { ...process.env, HOME: home, KUBECONFIG: join(home, 'none') },
        maxBuffer: 512 * 1024 * 1024,
      },
    );
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return undefined;
    throw error;
  }
  return performance.now() - began;
}

/** In turns, so that other work on the machine disturbs them alike. */
async function measure(url: string, home: string): Promise<readonly Sample[]> {
  const bare = await read('bare', url);
  const collector = await read('collector', url);
  const toolMs = await kubectl(url, home);
  return [
    {
      what: `collecting ${WORKLOADS} workloads`,
      value: collector.ms,
      unit: 'ms',
      how: 'from a server on this machine',
    },
    {
      what: 'fetching and parsing the same pages',
      value: bare.ms,
      unit: 'ms',
      how: 'a bare loop',
    },
    ...(toolMs === undefined
      ? []
      : [
          {
            what: `kubectl get ${KUBECTL_KINDS} -A -o json`,
            value: toolMs,
            unit: 'ms' as const,
            how: 'a process each, which the others do not count',
          },
          {
            what: 'collecting, in times of kubectl',
            value: collector.ms / toolMs,
            unit: 'times' as const,
            budget: { of: 'figure', atMost: 1 } as const,
            how: 'the two of one round',
          },
        ]),
    {
      what: `most memory while collecting, above the start`,
      value: collector.heapMegabytes,
      unit: 'MB',
      how: `a loop that keeps every page: ${bare.heapMegabytes.toFixed(0)} MB`,
    },
  ];
}

/** Collecting a cluster, beside a bare loop over the same pages and kubectl. A plain app has nothing of the kind. */
export const readinessCollection: Bench = {
  id: 'readiness-collection',
  onlyOurs: true,
  rounds: { usual: 3, whole: 7 },
  async open(_, { workspace }) {
    const server = await workloadServer(WORKLOADS);
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return {
      sample: () => measure(`http://127.0.0.1:${port}`, workspace),
      async close() {
        server.close();
        server.closeAllConnections();
      },
    };
  },
};
