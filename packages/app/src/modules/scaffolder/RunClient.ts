import {
  type LogEvent,
  type ScaffolderApi,
  ScaffolderClient,
} from '@backstage/plugin-scaffolder-common';

type Stream = ReturnType<ScaffolderApi['streamLogs']>;
type Observer = Partial<{
  next(event: LogEvent): void;
  error(error: Error): void;
  complete(): void;
}>;

/** The page looks again by itself, every 15 seconds. */
const CONNECTION_LOST =
  'The portal does not answer at the moment. The run is not lost: it goes on without this page, and after a restart of the portal within a minute. This page looks again every 15 seconds.';

/** What the page of a run is told: a cancelled run is one that is about to end. */
function toPage(event: LogEvent): LogEvent {
  return event.type === 'cancelled' ? { ...event, type: 'log' } : event;
}

function throughToPage(source: Stream): Stream {
  const stream: Stream = {
    [Symbol.observable]: () => stream,
    subscribe(
      first?: Observer | ((event: LogEvent) => void),
      onError?: (error: Error) => void,
      onComplete?: () => void,
    ) {
      const observer: Observer =
        typeof first === 'function'
          ? {
              next: first,
              ...(onError ? { error: onError } : {}),
              ...(onComplete ? { complete: onComplete } : {}),
            }
          : first ?? {};
      return source.subscribe({
        next: event => observer.next?.(toPage(event)),
        error: cause => observer.error?.(new Error(CONNECTION_LOST, { cause })),
        complete: () => observer.complete?.(),
      });
    },
  };
  return stream;
}

/**
 * The scaffolder's client, for its page of a run. That page stops listening as soon
 * as it hears that a run was cancelled, which is when somebody asked for it: it
 * never hears that the run has ended and what is there, and waits for ever. Here
 * the request is one more line in the log, and the end is the end.
 */
export class RunClient extends ScaffolderClient {
  override streamLogs(
    ...request: Parameters<ScaffolderApi['streamLogs']>
  ): Stream {
    return throughToPage(super.streamLogs(...request));
  }
}
