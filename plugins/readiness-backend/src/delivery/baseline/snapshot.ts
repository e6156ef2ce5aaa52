import { digestOf } from '@groundwork/plugin-readiness-node';
import { z } from 'zod';

/** The metrics that are frozen, in the order in which people are shown them. */
export const frozenMetrics = [
  'deploymentFrequency',
  'leadTime',
  'changeFailRate',
  'recoveryTime',
  'reworkRate',
] as const;

/** See {@link frozenMetrics}. */
export type FrozenMetricName = (typeof frozenMetrics)[number];

const sampleSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('durations'),
    durations: z.array(z.tuple([z.number(), z.number()])),
  }),
  z.object({ kind: z.literal('share'), part: z.number(), whole: z.number() }),
  z.object({ kind: z.literal('days'), counts: z.array(z.number()) }),
]);

const metricSchema = z.object({
  unit: z.enum(['per-week', 'hours', 'percent']),
  better: z.enum(['higher', 'lower']),
  sampleSize: z.number(),
  /** Absent where the metric was not defined. */
  value: z.number().optional(),
  sample: sampleSchema,
  /** How much of it rested on what people said, and what it would have been without; absent where nothing did. */
  moved: z
    .object({
      items: z.number(),
      value: z.number().optional(),
      atLeast: z.number().optional(),
      sampleSize: z.number(),
    })
    .optional(),
});

/** One frozen metric, with what it takes to compare it later. */
export type FrozenMetric = Readonly<z.infer<typeof metricSchema>>;

const sayingSchema = z.object({
  by: z.string(),
  at: z.string(),
  reason: z.string(),
});

const overlaySchema = z.object({
  id: z.string(),
  service: z.string(),
  kind: z.enum([
    'incident-not-caused-by',
    'deployment-is-hotfix',
    'deployment-is-not-hotfix',
    'environment-is-not-production',
  ]),
  incident: z.string().optional(),
  deployment: z.string().optional(),
  environment: z.string().optional(),
  said: sayingSchema,
});

const snapshotSchema = z.object({
  schemaVersion: z.literal(1),
  scope: z.object({
    kind: z.enum(['organisation', 'team', 'service']),
    ref: z.string(),
    /** Those that were counted, so that the same ones are compared later; none for the organisation. */
    services: z.array(z.string()),
  }),
  name: z.string(),
  window: z.object({
    fromDay: z.string(),
    toDay: z.string(),
    days: z.number(),
    timeZone: z.string(),
  }),
  frozenAt: z.string(),
  author: z.string(),
  /** The standard that the organisation was judged by. */
  standard: z.object({ id: z.string(), version: z.string() }).optional(),
  /** Digest of the conventions that deployments are counted by. */
  config: z.string(),
  /** Digest of the deployments that were counted; for the organisation, of its days. */
  events: z.string(),
  metrics: z.object({
    deploymentFrequency: metricSchema,
    leadTime: metricSchema,
    changeFailRate: metricSchema,
    recoveryTime: metricSchema,
    reworkRate: metricSchema,
  }),
  /** What people had said by then; absent from what was frozen before anybody could say anything. */
  overlays: z.array(overlaySchema).optional(),
  /** What was to be known when reading the numbers. */
  flags: z.array(z.string()),
  /** Hash of the snapshot before; empty for the first. */
  previous: z.string(),
});

/** Numbers as they stood, and everything that it takes to see later that nobody has touched them. */
export type Snapshot = Readonly<z.infer<typeof snapshotSchema>>;

/** A snapshot with the hash of all that it says, which is its name. */
export interface Baseline {
  readonly hash: string;
  readonly snapshot: Snapshot;
}

/** What a hash is of. */
export function hashOf(snapshot: Snapshot): string {
  return digestOf(snapshot);
}

/** A stored snapshot. */
export function parseSnapshot(text: string): Snapshot {
  return snapshotSchema.parse(JSON.parse(text));
}
