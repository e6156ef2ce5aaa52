import type { translationApiRef } from '@backstage/frontend-plugin-api';
import {
  type LogEvent,
  type ScaffolderApi,
  ScaffolderClient,
} from '@backstage/plugin-scaffolder-common';
import { sayOf } from '../../useSay';

type Stream = ReturnType<ScaffolderApi['streamLogs']>;
type Observer = Partial<{
  next(event: LogEvent): void;
  error(error: Error): void;
  complete(): void;
}>;

type TranslationApi = typeof translationApiRef.T;

/** The page looks again by itself, every 15 seconds. */
function connectionLost(cause: Error, translation: TranslationApi): Error {
  const t = sayOf(translation);
  return t ? new Error(t('runs.connectionLost'), { cause }) : cause;
}

/** What the page of a run is told: a cancelled run is one that is about to end. */
function toPage(event: LogEvent): LogEvent {
  return event.type === 'cancelled' ? { ...event, type: 'log' } : event;
}

function throughToPage(source: Stream, translation: TranslationApi): Stream {
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
        error: cause => observer.error?.(connectionLost(cause, translation)),
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
  readonly #translation: TranslationApi;

  constructor(
    options: ConstructorParameters<typeof ScaffolderClient>[0] & {
      readonly translationApi: TranslationApi;
    },
  ) {
    super(options);
    this.#translation = options.translationApi;
  }

  override streamLogs(
    ...request: Parameters<ScaffolderApi['streamLogs']>
  ): Stream {
    return throughToPage(super.streamLogs(...request), this.#translation);
  }
}
