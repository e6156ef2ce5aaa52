import type { LoggerService } from '@backstage/backend-plugin-api';
import { LookFailure } from './LookFailure';
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
  const late = new LookFailure(
    'timeout',
    `No answer within ${budget.timeoutMs / 1000} seconds.`,
  );
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
): LookFailure {
  if (error instanceof LookFailure) {
    return error;
  }
  logger.error(`Reading ${source.kind} ${source.name} failed unexpectedly`, {
    error: String(error),
  });
  return new LookFailure(
    'parse_error',
    `${source.name} answered something that could not be understood.`,
    error,
  );
}
