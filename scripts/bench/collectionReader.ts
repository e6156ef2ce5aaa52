/** One reading of a cluster's workloads in a process of its own: WAY URL. It prints what it took as JSON. */
import { ConfigReader } from '@backstage/config';
import { clusterSubject, workload } from '@groundwork/plugin-readiness-common';
import { kubernetesCollectors } from '@groundwork/plugin-readiness-backend-module-kubernetes';
import { runCollector } from '@groundwork/plugin-readiness-node';
import { SourceClients } from '@groundwork/source-client';
import { z } from 'zod';
import { quietLogger } from './quietLogger';

const CLUSTER = 'measured';
const LISTS = [
  'apps/v1/deployments',
  'apps/v1/statefulsets',
  'apps/v1/daemonsets',
  'batch/v1/cronjobs',
];
const SAMPLE_EVERY_MS = 5;
const pageSchema = z.object({
  metadata: z.object({ continue: z.string().optional() }),
  items: z.array(z.unknown()),
});

async function collect(url: string): Promise<number> {
  const sources = SourceClients.fromConfig(
    new ConfigReader({
      kubernetes: {
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: [{ name: CLUSTER, url, serviceAccountToken: 'measured' }],
          },
        ],
      },
    }),
  );
  const { collectors } = kubernetesCollectors(sources);
  const registration = collectors.find(
    ({ collector }) => collector.produces.id === workload.id,
  );
  if (!registration) throw new Error('there is no collector of workloads');
  const { records } = await runCollector(
    registration,
    [clusterSubject(CLUSTER, 'production')],
    { sources, logger: quietLogger },
  );
  return workload.schema.parse(records[0]?.value).workloads.length;
}

/** What any client does at least: fetch every page and parse it, as kubectl keeping all of them. */
async function bare(url: string): Promise<number> {
  const all: unknown[] = [];
  for (const list of LISTS) {
    let next: string | undefined = '';
    while (next !== undefined) {
      const answer: Response = await fetch(
        `${url}/apis/${list}?limit=500${next && `&continue=${next}`}`,
      );
      const page = pageSchema.parse(JSON.parse(await answer.text()));
      all.push(...page.items);
      next = page.metadata.continue;
    }
  }
  return all.length;
}

async function main(): Promise<void> {
  const [way = '', url = ''] = process.argv.slice(2);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let most = before;
  const sample = () => {
    most = Math.max(most, process.memoryUsage().heapUsed);
  };
  const sampling = setInterval(sample, SAMPLE_EVERY_MS);
  const began = performance.now();
  const workloads = await (way === 'bare' ? bare(url) : collect(url));
  const ms = performance.now() - began;
  sample();
  clearInterval(sampling);
  const heapMegabytes = (most - before) / 1_000_000;
  process.stdout.write(JSON.stringify({ ms, heapMegabytes, workloads }));
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
