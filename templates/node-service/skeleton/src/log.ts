import { trace } from '@opentelemetry/api';

type Level = 'info' | 'warn' | 'error';

/** Writes one line of JSON, with the trace it belongs to, so that logs and traces meet. */
export type Log = (level: Level, message: string, fields?: Readonly<Record<string, unknown>>) => void;

/** Fields come first, so that none of them can pretend to be the message or its time. */
export function createLog(service: string, write: (line: string) => void): Log {
  return (level, message, fields = {}) => {
    const traceId = trace.getActiveSpan()?.spanContext().traceId;
    write(
      `${JSON.stringify({
        ...fields,
        time: new Date().toISOString(),
        level,
        service,
        ...(traceId ? { traceId } : {}),
        message,
      })}\n`,
    );
  };
}
