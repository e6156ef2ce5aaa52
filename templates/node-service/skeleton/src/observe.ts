import {
  type Context,
  type Span,
  SpanKind,
  SpanStatusCode,
  context,
  propagation,
  trace,
} from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from './metrics.ts';

const tracer = trace.getTracer('http');

/** Asked every few seconds by machines: not traced, not counted, not logged. */
const MACHINE_ROUTES: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/** What metrics and traces call the route: its pattern, which holds no identifier. */
function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'unknown';
}

/** The end of a request: its span, its place in the metrics and its line in the access log. */
function conclude(
  request: FastifyRequest,
  reply: FastifyReply,
  { span, metrics }: { readonly span: Span; readonly metrics: Metrics },
): void {
  const { method } = request;
  const route = routeOf(request);
  const status = reply.statusCode;
  const aborted = !reply.raw.writableFinished;
  metrics.requestSeconds.observe({ method, route, status: String(status) }, reply.elapsedTime / 1000);
  span.setAttributes({
    'http.request.method': method,
    'http.route': route,
    'http.response.status_code': status,
  });
  if (status >= 500) {
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
  request.log.info(
    {
      method,
      route,
      // Without the query, which may hold what nobody should read in a log.
      path: request.url.split('?', 1)[0],
      status,
      durationMs: Math.round(reply.elapsedTime),
      ...(aborted ? { aborted } : {}),
    },
    'request',
  );
}

/** Runs every request inside a span that continues the caller's trace, measures it and writes the access log. */
export function observe(server: FastifyInstance, metrics: Metrics): void {
  const contexts = new WeakMap<FastifyRequest, Context>();

  server.addHook('onRequest', (request, reply, done) => {
    if (MACHINE_ROUTES.has(routeOf(request))) {
      done();
      return;
    }
    const parent = propagation.extract(context.active(), request.headers);
    const name = `${request.method} ${routeOf(request)}`;
    const span = tracer.startSpan(name, { kind: SpanKind.SERVER }, parent);
    contexts.set(request, trace.setSpan(parent, span));
    request.log = request.log.child({ traceId: span.spanContext().traceId });
    // Comes for an answer that was sent and for a caller who has gone.
    reply.raw.once('close', () => conclude(request, reply, { span, metrics }));
    done();
  });

  // Reading a body loses the context, so it is entered when that is done.
  server.addHook('preValidation', (request, _reply, done) => {
    context.with(contexts.get(request) ?? context.active(), done);
  });
}
