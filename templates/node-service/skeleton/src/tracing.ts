import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Config } from './config.ts';

/**
 * Sends traces to the collector that OTEL_EXPORTER_OTLP_ENDPOINT names. Without
 * the variable spans still carry the caller's trace into the logs, and go nowhere.
 *
 * @returns what flushes the last spans when the process stops
 */
export function startTracing(service: string, { version, environment }: Config): () => Promise<void> {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({
      'service.name': service,
      'service.version': version,
      'deployment.environment.name': environment,
    }),
    spanProcessors: process.env['OTEL_EXPORTER_OTLP_ENDPOINT']
      ? [new BatchSpanProcessor(new OTLPTraceExporter())]
      : [],
  });
  provider.register();
  return () => provider.shutdown();
}
