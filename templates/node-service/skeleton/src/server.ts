import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { SpanKind, SpanStatusCode, context, propagation, trace } from '@opentelemetry/api';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Answer, Route } from './routes.ts';

/** What a server needs from outside. */
export interface ServerOptions {
  readonly routes: readonly Route[];
  readonly metrics: Metrics;
  readonly log: Log;
  /** False from the moment the process was asked to stop. */
  isReady(): boolean;
}

const tracer = trace.getTracer('http');

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** Liveness, readiness and metrics are for machines: not traced, not counted. */
async function answeredMachine(
  url: URL,
  response: ServerResponse,
  { metrics, isReady }: ServerOptions,
): Promise<boolean> {
  switch (url.pathname) {
    case '/healthz':
      send(response, { status: 200, body: { status: 'alive' } });
      return true;
    case '/readyz':
      send(
        response,
        isReady()
          ? { status: 200, body: { status: 'ready' } }
          : { status: 503, body: { status: 'stopping' } },
      );
      return true;
    case '/metrics':
      response.writeHead(200, { 'content-type': metrics.registry.contentType });
      response.end(await metrics.registry.metrics());
      return true;
    default:
      return false;
  }
}

async function answer(route: Route | undefined, url: URL): Promise<Answer> {
  return route ? route.handle(url) : { status: 404, body: { error: 'not found' } };
}

/** Runs one request inside a span that continues the caller's trace, and measures it. */
async function answerPerson(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions & { readonly url: URL },
): Promise<void> {
  const { routes, metrics, log, url } = options;
  const method = request.method ?? 'GET';
  const route = routes.find(candidate => candidate.method === method && candidate.path === url.pathname);
  const name = route?.path ?? 'unknown';
  const stop = metrics.requestSeconds.startTimer({ method, route: name });
  const parent = propagation.extract(context.active(), request.headers);
  await tracer.startActiveSpan(`${method} ${name}`, { kind: SpanKind.SERVER }, parent, async span => {
    let result: Answer;
    try {
      result = await answer(route, url);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      log('error', 'request failed', { route: name, error: String(error) });
      result = { status: 500, body: { error: 'internal error' } };
    }
    span.setAttributes({
      'http.request.method': method,
      'http.route': name,
      'http.response.status_code': result.status,
    });
    span.end();
    stop({ status: String(result.status) });
    send(response, result);
  });
}

/** An HTTP server with health, readiness and metrics beside the service's own routes. */
export function createHttpServer(options: ServerOptions): Server {
  return createServer((request, response) => {
    const respond = async () => {
      if (!URL.canParse(request.url ?? '/', 'http://localhost')) {
        send(response, { status: 400, body: { error: 'bad address' } });
        return;
      }
      const url = new URL(request.url ?? '/', 'http://localhost');
      if (!(await answeredMachine(url, response, options))) {
        await answerPerson(request, response, { ...options, url });
      }
    };
    respond().catch(error => {
      options.log('error', 'answer could not be sent', { error: String(error) });
      response.destroy();
    });
  });
}
