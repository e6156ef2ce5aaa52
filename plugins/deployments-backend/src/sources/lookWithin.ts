import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  SourceError,
  sourceError,
  type FailureReason,
} from '@groundwork/source-client';
import type { Look, LookRequest, Source } from './types';

/** How long a source may take, and the clock. */
export interface LookBudget {
  readonly timeoutMs: number;
  readonly logger: LoggerService;
}

/**
 * Asks one source and gives up in time. The race beside the abort signal is for
 * work that does not listen to signals: the answer must leave on time even then.
 */
export async function lookWithin(
  source: Source,
  requests: readonly LookRequest[],
  budget: LookBudget,
): Promise<Look> {
  const controller = new AbortController();
  const late = failureOf(source, {
    reason: 'timeout',
    detail: `that takes more than ${budget.timeoutMs / 1000} seconds`,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      controller.abort(late);
      reject(late);
    }, budget.timeoutMs);
  });
  try {
    const sightings = await Promise.race([
      source.look(requests, controller.signal),
      deadline,
    ]);
    return {
      source,
      checkedAt: new Date().toISOString(),
      outcome: 'answered',
      sightings,
    };
  } catch (error) {
    return {
      source,
      checkedAt: new Date().toISOString(),
      outcome: 'failed',
      failure: namedFailure(error, source, budget.logger),
    };
  } finally {
    clearTimeout(timer);
  }
}

function namedFailure(
  error: unknown,
  source: Source,
  logger: LoggerService,
): SourceError {
  if (error instanceof SourceError) {
    return error;
  }
  if (error instanceof InputError) {
    return failureOf(source, {
      reason: 'unsupported',
      detail: error.message,
      remedy: 'Correct the annotations of the service.',
      cause: error,
    });
  }
  logger.error(`Reading ${source.kind} ${source.name} failed unexpectedly`, {
    error: String(error),
  });
  return failureOf(source, { reason: 'parse_error', cause: error });
}

function failureOf(
  { kind, name }: Source,
  {
    cause,
    ...failure
  }: {
    readonly reason: FailureReason;
    readonly detail?: string;
    readonly remedy?: string;
    readonly cause?: unknown;
  },
): SourceError {
  return sourceError(
    {
      ...failure,
      source: { kind, instance: name },
      what: 'what runs there',
    },
    cause === undefined ? {} : { cause },
  );
}
