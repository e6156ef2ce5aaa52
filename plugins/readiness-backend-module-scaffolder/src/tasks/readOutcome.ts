import {
  SourceError,
  type SourceClient,
} from '@groundwork/plugin-readiness-node';
import type { GoldenPathRun } from '@groundwork/plugin-readiness-common';
import { refOf } from '../memberships';
import { READ_RIGHT } from '../instances';
import { TASKS_PATH } from './readTasks';
import { eventsSchema, type TaskEvents } from './schema';

/** How a run ended, as far as it could be read. */
export type RunOutcome = Pick<
  GoldenPathRun,
  'finishedAt' | 'made' | 'isOutcomeRead'
>;

/**
 * Reads when a task ended and what it made.
 * @throws SourceError, except for a task whose events are gone: then its outcome is not known.
 */
export async function readOutcome(
  client: SourceClient,
  id: string,
): Promise<RunOutcome> {
  try {
    const events = await client.read(
      `${TASKS_PATH}/${encodeURIComponent(id)}/events`,
      eventsSchema,
      { what: `the events of task ${id}`, right: READ_RIGHT },
    );
    return outcomeOf(events);
  } catch (error) {
    if (error instanceof SourceError && error.reason === 'not_found')
      return { isOutcomeRead: false };
    throw error;
  }
}

function outcomeOf(events: TaskEvents): RunOutcome {
  const end = events.findLast(({ type }) => type === 'completion');
  if (!end) return { isOutcomeRead: false };
  const { entityRef, links } = end.body?.output ?? {};
  const made =
    typeof entityRef === 'string'
      ? entityRef
      : links?.find(link => link.entityRef !== undefined)?.entityRef;
  return {
    finishedAt: new Date(end.createdAt).toISOString(),
    ...(made === undefined ? {} : { made: refOf(made, 'Component') }),
    isOutcomeRead: true,
  };
}
