import { z } from 'zod';

/** Ways in which metrics or traces of a workload get to where they are kept. */
const telemetryWaySchema = z.enum([
  /** A ServiceMonitor or PodMonitor selects it. */
  'monitor',
  /** An annotation asks Prometheus to look at it. */
  'annotation',
  /** The cluster put instrumentation or a collector into its pods. */
  'instrumentation',
  /** A variable says where it sends them. */
  'exporter',
]);

/** A way in which metrics or traces of a workload get to where they are kept. */
export type TelemetryWay = z.infer<typeof telemetryWaySchema>;

/** What shows that metrics or traces of a workload are collected. Names only: no value of a variable is read. */
export const telemetrySchema = z.object({
  /** `ServiceMonitor payments/checkout`, `variable OTEL_EXPORTER_OTLP_ENDPOINT`. */
  signs: z.array(z.object({ way: telemetryWaySchema, name: z.string() })),
  /** Annotations that ask for instrumentation which no running pod has got. */
  unanswered: z.array(z.string()),
  /** What may show it and could not be followed: kinds that could not be listed, a ConfigMap that variables come from. */
  open: z.array(z.string()),
});

/** See {@link telemetrySchema}. */
export type WorkloadTelemetry = Readonly<z.infer<typeof telemetrySchema>>;
