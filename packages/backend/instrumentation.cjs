/**
 * Loaded before everything else with `node --require`, so that libraries are instrumented when they are loaded.
 * Metrics are offered at :9464/metrics, to this machine unless OTEL_EXPORTER_PROMETHEUS_HOST is an address that others reach:
 * they tell of hosts and traffic, and nobody signs in to read them. Traces leave the portal only when a collector is named by
 * OTEL_EXPORTER_OTLP_ENDPOINT; nothing is sent anywhere by default.
 */
const {
  getNodeAutoInstrumentations,
} = require('@opentelemetry/auto-instrumentations-node');
const { PrometheusExporter } = require('@opentelemetry/exporter-prometheus');
const { NodeSDK } = require('@opentelemetry/sdk-node');

const collector =
  process.env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ??
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
process.env.OTEL_TRACES_EXPORTER ??= collector ? 'otlp' : 'none';
process.env.OTEL_LOGS_EXPORTER ??= 'none';
// Without the process detector, whose labels repeat the whole command line.
process.env.OTEL_NODE_RESOURCE_DETECTORS ??= 'env,host,os,serviceinstance';
process.env.OTEL_SERVICE_NAME ??= 'groundwork';

const sdk = new NodeSDK({
  metricReaders: [
    new PrometheusExporter({
      host: process.env.OTEL_EXPORTER_PROMETHEUS_HOST ?? '127.0.0.1',
      port: Number(process.env.OTEL_EXPORTER_PROMETHEUS_PORT ?? 9464),
    }),
  ],
  instrumentations: [
    getNodeAutoInstrumentations({
      // Every file that is read would be a span.
      '@opentelemetry/instrumentation-fs': { enabled: false },
      '@opentelemetry/instrumentation-http': {
        ignoreIncomingRequestHook: request =>
          request.url?.startsWith('/.backstage/health/') === true,
      },
    }),
  ],
});

sdk.start();

process.once('SIGTERM', () => sdk.shutdown());
