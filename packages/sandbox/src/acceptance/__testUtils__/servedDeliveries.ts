import { z } from 'zod';

const metric = z.object({
  value: z.number().optional(),
  sampleSize: z.number(),
  percentiles: z
    .object({ p75: z.number(), p90: z.number(), precision: z.string() })
    .optional(),
});
const numbers = z.object({ metrics: z.record(z.string(), metric) });
const deployment = z.object({
  id: z.string(),
  kind: z.string().optional(),
  sha: z.string().optional(),
  finishedAt: z.string(),
  changes: z.array(
    z.object({ id: z.string(), leadTimeHours: z.number().optional() }),
  ),
  rework: z.array(z.string()),
  failure: z
    .object({
      reasons: z.array(z.string()),
      incidents: z.array(z.string()),
      remediedBy: z.array(z.string()),
      recoveryHours: z.number().optional(),
    })
    .optional(),
});
const page = z.object({
  items: z.array(deployment),
  nextCursor: z.string().optional(),
});

/** A deployment as the API tells it, as far as these tests read it. */
export type ServedDeployment = z.infer<typeof deployment>;

/** A metric as the API tells it, with the deployments behind it. */
export interface ServedMetric {
  readonly value: number | undefined;
  readonly sampleSize: number;
  readonly p75: number | undefined;
  readonly p90: number | undefined;
  readonly deployments: readonly ServedDeployment[];
}

const PATHS = {
  deploymentFrequency: 'deployment-frequency',
  leadTime: 'lead-time',
  changeFailRate: 'change-fail-rate',
  recoveryTime: 'recovery-time',
  reworkRate: 'rework-rate',
} as const;
const PAGE = 7;

/** The five metrics of a service in a window, and page by page the deployments that each of them rests on. */
export async function servedMetrics(
  ask: (path: string) => Promise<unknown>,
  service: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Readonly<Record<string, ServedMetric>>> {
  const path = `/delivery/services/default/${service}`;
  const window = `from=${from}&to=${to}`;
  const { metrics } = numbers.parse(await ask(`${path}?${window}`));
  const found: Record<string, ServedMetric> = {};
  for (const [name, asked] of Object.entries(PATHS)) {
    const { value, sampleSize, percentiles } = metric.parse(metrics[name]);
    const deployments: ServedDeployment[] = [];
    let more: string | undefined = '';
    while (more !== undefined) {
      const { items, nextCursor }: z.infer<typeof page> = page.parse(
        await ask(
          `${path}/deployments?${window}&metric=${asked}&limit=${PAGE}${more}`,
        ),
      );
      deployments.push(...items);
      more = nextCursor === undefined ? undefined : `&cursor=${nextCursor}`;
    }
    found[name] = {
      ...{ value, sampleSize, deployments },
      ...{ p75: percentiles?.p75, p90: percentiles?.p90 },
    };
  }
  return found;
}
