import { execFile } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Bench, Figure } from './bench';
import { percentile } from './statistics';
import { workloadServer } from './workloadList';

const WORKLOADS = 5_000;
const RUNS = 5;
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

function figuresOf(
  collector: readonly Reading[],
  bare: readonly Reading[],
  tool: readonly number[],
): readonly Figure[] {
  const median = (values: readonly number[]) => percentile(values, 0.5);
  const times = (readings: readonly Reading[]) => readings.map(({ ms }) => ms);
  const heap = (readings: readonly Reading[]) =>
    median(readings.map(({ heapMegabytes }) => heapMegabytes));
  const ours = median(times(collector));
  const ratio = (other: number) => (ours / other).toFixed(2);
  const beside = `${ratio(median(times(bare)))} times the bare loop`;
  const besideTool =
    tool.length > 0 ? `, ${ratio(median(tool))} times kubectl` : '';
  const how = `median of ${RUNS}; load ${(loadavg()[0] ?? 0).toFixed(1)}`;
  return [
    {
      what: `collecting ${WORKLOADS} workloads`,
      value: ours,
      unit: 'ms',
      budget: 'no slower than kubectl',
      how: `${beside}${besideTool}; ${how}`,
    },
    {
      what: 'fetching and parsing the same pages',
      value: median(times(bare)),
      unit: 'ms',
      how,
    },
    ...(tool.length > 0
      ? [
          {
            what: `kubectl get ${KUBECTL_KINDS} -A -o json`,
            value: median(tool),
            unit: 'ms' as const,
            how: `a process each, which the others do not count; ${how}`,
          },
        ]
      : []),
    {
      what: `most memory while collecting, above the start`,
      value: heap(collector),
      unit: 'MB',
      budget: 'by page size',
      how: `a loop that keeps every page: ${heap(bare).toFixed(0)} MB`,
    },
  ];
}

/** Collecting a cluster, beside a bare loop over the same pages and kubectl. A plain app has nothing of the kind. */
export const readinessCollection: Bench = {
  id: 'readiness-collection',
  async measure(app, { workspace, say }) {
    if (app.name === 'plain') return [];
    const server = await workloadServer(WORKLOADS);
    try {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      const url = `http://127.0.0.1:${port}`;
      const collector: Reading[] = [];
      const bare: Reading[] = [];
      const tool: number[] = [];
      for (let index = 1; index <= RUNS; index += 1) {
        say(`reading ${index} of ${RUNS}`);
        // In turns, so that other work on the machine disturbs them alike.
        bare.push(await read('bare', url));
        collector.push(await read('collector', url));
        const ms = await kubectl(url, workspace);
        if (ms !== undefined) tool.push(ms);
      }
      return figuresOf(collector, bare, tool);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  },
};
