import type { Service } from '../../company';
import { createRandom, seedOf } from '../../company/random';

/** How metrics or traces of a service come to be collected, if they do. */
type Telemetry = 'monitor' | 'annotation' | 'exporter' | 'none';

interface Habits {
  /** Shares of services in turn; the rest has nothing. */
  readonly monitor: number;
  readonly annotation: number;
  readonly exporter: number;
}

/**
 * The API layer's platform brought monitors, and most squads took them up; a few send traces themselves. In the older bank
 * some once heard of an annotation.
 */
const HABITS: Readonly<Record<Service['lineage'], Habits>> = {
  api: { monitor: 0.55, annotation: 0.1, exporter: 0.15 },
  legacy: { monitor: 0, annotation: 0.25, exporter: 0.05 },
};

export function telemetryOf({ name, lineage, type }: Service): Telemetry {
  if (type === 'job') return 'none';
  const draw = createRandom(seedOf(0, `telemetry ${name}`)).next();
  const { monitor, annotation, exporter } = HABITS[lineage];
  if (draw < monitor) return 'monitor';
  if (draw < monitor + annotation) return 'annotation';
  return draw < monitor + annotation + exporter ? 'exporter' : 'none';
}

/** Annotations of its pods. */
export function scrapeAnnotations(
  service: Service,
): Readonly<Record<string, string>> {
  return telemetryOf(service) === 'annotation'
    ? {
        'prometheus.io/scrape': 'true',
        'prometheus.io/port': '8080',
        'prometheus.io/path': '/metrics',
      }
    : {};
}

/** Variables by which its containers find the collector of traces. */
export function exporterVariables(service: Service): readonly object[] {
  return telemetryOf(service) === 'exporter'
    ? [
        {
          name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
          value: 'http://otel-collector.monitoring:4318',
        },
      ]
    : [];
}

/** What a monitor says of itself beside its name. */
export function monitorSpec({ name }: Service): object {
  return {
    selector: { matchLabels: { 'app.kubernetes.io/name': name } },
    endpoints: [{ port: 'http', path: '/metrics', interval: '30s' }],
  };
}
