import {
  type FastifyError,
  type FastifyInstance,
  type FastifyPluginAsync,
  LogController,
  fastify,
} from 'fastify';
import { type LogStream, logOptions } from './log.ts';
import type { Metrics } from './metrics.ts';
import { observe } from './observe.ts';

/** What a server needs from outside. */
export interface ServerOptions {
  readonly service: string;
  readonly version: string;
  readonly routes: FastifyPluginAsync;
  readonly metrics: Metrics;
  /** False from the moment the process was asked to stop. */
  readonly isReady: () => boolean;
  readonly logStream?: LogStream;
}

function addMachineRoutes(server: FastifyInstance, { metrics, isReady }: ServerOptions): void {
  server.get('/healthz', async () => ({ status: 'alive' }));
  server.get('/readyz', async (_request, reply) => {
    reply.code(isReady() ? 200 : 503);
    return { status: isReady() ? 'ready' : 'stopping' };
  });
  server.get('/metrics', async (_request, reply) => {
    reply.type(metrics.registry.contentType);
    return metrics.registry.metrics();
  });
}

/** The service's own routes beside health, readiness and metrics. */
export function createServer(options: ServerOptions): FastifyInstance {
  const { service, version, routes, metrics, logStream } = options;
  const server = fastify({
    logger: logOptions({ service, version }, logStream),
    // One line for each request is written by `observe`.
    logController: new LogController({ disableRequestLogging: true }),
  });
  observe(server, metrics);
  server.setNotFoundHandler(async (_request, reply) => {
    reply.code(404);
    return { error: 'not found' };
  });
  // What the caller did wrong is said; what went wrong here is logged and nobody else's business.
  server.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const { statusCode = 500 } = error;
    if (statusCode >= 400 && statusCode < 500) {
      reply.code(statusCode);
      return { error: error.message };
    }
    request.log.error({ err: error }, 'request failed');
    reply.code(500);
    return { error: 'internal error' };
  });
  addMachineRoutes(server, options);
  server.register(routes);
  return server;
}
