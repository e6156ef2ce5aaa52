import type { FastifyServerOptions } from 'fastify';

type LogOptions = Exclude<FastifyServerOptions['logger'], boolean | undefined>;

/** Where lines of log go; the standard output unless a test reads them. */
export interface LogStream {
  write(line: string): void;
}

/**
 * One line of JSON for everything that is logged. What belongs to a request is logged with `request.log`, which adds
 * the request and its trace, so that logs and traces meet. An error goes under `err`, with its stack.
 */
export function logOptions(
  fields: { readonly service: string; readonly version: string },
  stream?: LogStream,
): LogOptions {
  return {
    base: { ...fields },
    messageKey: 'message',
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: level => ({ level }) },
    ...(stream ? { stream } : {}),
  };
}
