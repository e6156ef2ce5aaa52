import { z } from 'zod';
import { defineEvidenceKind } from '../kind';
import { reliability } from '../observation';
import { deliveryMetricNames } from './deliveryMetrics';

const metricName = z.enum(deliveryMetricNames);

const valueSchema = z.object({
  baselines: z.array(
    z.object({
      hash: z.string(),
      name: z.string(),
      /** `organisation:default`, or the reference of a team or a service. */
      scope: z.string(),
      frozenAt: z.string(),
      /** Version of the standard at that time. */
      standard: z.string().optional(),
      /** It still says what its hash is of. */
      isIntact: z.boolean(),
      /** Those that had a value. */
      metrics: z.array(metricName),
    }),
  ),
  /** Those that hold, each with its owner and its day. */
  targets: z.array(
    z.object({
      baseline: z.string(),
      metric: metricName,
      owner: z.string(),
      dueDay: z.string(),
    }),
  ),
});

/** The baselines that were frozen and the targets set against them; both may be empty. Subject: the organisation. */
export type FrozenBaselines = Readonly<z.infer<typeof valueSchema>>;

/** See {@link FrozenBaselines}. */
export const frozenBaselines = defineEvidenceKind<FrozenBaselines>({
  id: 'frozen-baselines',
  title: 'Frozen baselines and their targets',
  schema: valueSchema,
  leastReliability: reliability.apiObject,
});
