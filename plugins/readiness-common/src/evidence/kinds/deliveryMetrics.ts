import { z } from 'zod';
import { defineEvidenceKind } from '../kind';
import { reliability } from '../observation';

/** The five delivery metrics, as answers call them. */
export const deliveryMetricNames = [
  'deploymentFrequency',
  'leadTime',
  'changeFailRate',
  'recoveryTime',
  'reworkRate',
] as const;

/** See {@link deliveryMetricNames}. */
export type DeliveryMetricName = (typeof deliveryMetricNames)[number];

const metricSchema = z.object({
  /** How many changes, deployments or recoveries the value is made of. */
  sampleSize: z.number().int().nonnegative(),
  /** Per week, hours or percent; absent where it is not defined. */
  value: z.number().optional(),
  /** The same of windows that begin and end so many days later or, below zero, earlier. */
  moved: z.array(
    z.object({ days: z.number().int(), value: z.number().optional() }),
  ),
});

/** See {@link metricSchema}. */
export type MeasuredDeliveryMetric = Readonly<z.infer<typeof metricSchema>>;

const valueSchema = z.object({
  window: z.object({
    fromDay: z.string(),
    /** The first day that is not in it. */
    toDay: z.string(),
    days: z.number().int().positive(),
  }),
  /** The source of deployments that counts. */
  source: z.string(),
  /** Days of the window of which the source's history is known. */
  observedDays: z.number().int().nonnegative(),
  /** Deployments that ought to bring changes, and those of them of which the changes were found. */
  join: z.object({
    deployments: z.number().int().nonnegative(),
    withChanges: z.number().int().nonnegative(),
  }),
  /** Whether deployments to production were ever seen; where none was, the environments that were. */
  production: z.object({
    isProven: z.boolean(),
    otherEnvironments: z.array(z.string()),
  }),
  /** Incidents are known to be recorded where somebody reads. False: nobody knows. */
  hasIncidentSource: z.boolean(),
  /** All that tells of incidents has been read for the window. False: some may be missing. */
  incidentsRead: z.boolean(),
  /** Failed deployments in the window. */
  failures: z.number().int().nonnegative(),
  metrics: z.object({
    deploymentFrequency: metricSchema,
    leadTime: metricSchema,
    changeFailRate: metricSchema,
    recoveryTime: metricSchema,
    reworkRate: metricSchema,
  }),
});

/**
 * The delivery metrics of a component in one window, with what they rest on. Absent: every source was read and none tells of
 * deployments of it. Subject: the component.
 */
export type MeasuredDeliveries = Readonly<z.infer<typeof valueSchema>>;

/** See {@link MeasuredDeliveries}. */
export const deliveryMetrics = defineEvidenceKind<MeasuredDeliveries>({
  id: 'delivery-metrics',
  title: 'Delivery metrics of a component',
  schema: valueSchema,
  leastReliability: reliability.apiObject,
});
