import type { LoggerService } from '@backstage/backend-plugin-api';
import { whatIsThere } from '../whatIsThere';
import type { InterruptedRun, RunTables } from './RunTables';

/** The last words of a run whose worker is dead. */
function farewell({ step, made }: InterruptedRun): string {
  const underWay = step
    ? ` “${step}” was under way: look whether what it makes is there too.`
    : '';
  return `Cancelled while the portal was not working on this run.${underWay} ${whatIsThere(
    made,
  )}`;
}

/** The last words of a run that ended by itself, when they leave out what is there. */
function completed({ error, made }: InterruptedRun): InterruptedRun['error'] {
  const untold = made.some(thing => !error?.message.includes(thing));
  return error && untold
    ? { ...error, message: `${error.message}\n\n${whatIsThere(made)}` }
    : undefined;
}

/** Lets no run wait in the queue for ever; needs workers that look for abandoned runs. */
export async function wakeQueuedRuns(
  tables: RunTables,
  logger: LoggerService,
): Promise<void> {
  const woken = await tables.wake();
  if (woken > 0) {
    logger.info('Called workers to runs that none had taken', { runs: woken });
  }
}

/**
 * Gives every interrupted run the end that the scaffolder leaves out: a cancelled
 * one that no worker has is ended, one that a worker has ended is called
 * cancelled, and both say what is there.
 */
export async function endInterruptedRuns(
  tables: RunTables,
  logger: LoggerService,
): Promise<void> {
  for (const run of await tables.interrupted()) {
    if (run.isCancelled && run.isOrphan) {
      const error = { name: 'RunCancelled', message: farewell(run) };
      if (await tables.end(run, error)) {
        logger.info('Ended a cancelled run that no worker had', {
          taskId: run.id,
        });
      }
    } else if (run.status === 'failed') {
      const error = completed(run);
      if (error) {
        await tables.rephrase(run, error);
      }
      if (run.isCancelled) {
        await tables.nameCancelled(run);
      }
    }
  }
}
