import {
  SourceError,
  type SourceClient,
} from '@groundwork/plugin-readiness-node';
import { READ_RIGHT } from '../instances';
import { pageSchema, type Task } from './schema';

const PAGE = 100;
const TRIES = 3;

/** Path of the list below the scaffolder's address. */
export const TASKS_PATH = '/v2/tasks';

/**
 * Every task that the scaffolder lists, oldest first. Half a list would look like a path that few use, so one that changes
 * while it is read is read again, and is a failure when it never holds still.
 * @throws SourceError
 */
export async function readTasks(
  client: SourceClient,
): Promise<readonly Task[]> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const tasks = await readOnce(client);
    if (tasks) return tasks;
  }
  throw new SourceError(
    'server_error',
    `The list of tasks changed while it was read, ${TRIES} times.`,
    {
      source: client.target.source,
      request: { method: 'GET', path: TASKS_PATH },
      remedy: 'Nothing needs to be done: it is read again soon.',
    },
  );
}

/** Undefined where pages and totals do not agree: one task less shifts the next page, and another is passed over. */
async function readOnce(
  client: SourceClient,
): Promise<readonly Task[] | undefined> {
  const found = new Map<string, Task>();
  let total: number | undefined;
  for (let offset = 0; ; ) {
    const { tasks, totalTasks } = await client.read(TASKS_PATH, pageSchema, {
      query: {
        order: 'asc:created_at',
        limit: String(PAGE),
        offset: String(offset),
      },
      what: 'the list of tasks',
      right: READ_RIGHT,
    });
    for (const task of tasks) found.set(task.id, task);
    offset += tasks.length;
    if (totalTasks === undefined) return [...found.values()];
    total ??= totalTasks;
    if (totalTasks !== total) return undefined;
    if (tasks.length === 0 || offset >= totalTasks)
      return found.size === totalTasks ? [...found.values()] : undefined;
  }
}
