import { readInstances } from '@groundwork/plugin-readiness-backend-module-scaffolder';
import type { SourceClients } from '@groundwork/source-client';
import { z } from 'zod';
import { ask, type Answer } from '../ask';
import type { Examination, Finding } from '../finding';
import { refusal } from '../refusal';

const area = 'scaffolder';

const pageSchema = z.object({
  tasks: z.array(z.object({ id: z.string() })),
  totalTasks: z.number().optional(),
});

/** The scaffolders of other portals: is the token known, and may it list what others ran. */
export function examineScaffolders(sources: SourceClients): Examination {
  return {
    area,
    async examine() {
      return Promise.all(
        readInstances(sources.config).map(async target =>
          findingOf(
            target.source.instance,
            await ask(sources.client(target), '/v2/tasks', {
              query: { limit: '1' },
              what: 'the list of tasks',
            }),
          ),
        ),
      );
    },
  };
}

function findingOf(subject: string, answer: Answer): Finding {
  const refused = { area, subject, outcome: 'cannot-be-read' } as const;
  if (answer.kind === 'silent')
    return {
      ...refused,
      says: answer.reason,
      fix: "check baseUrl: the address of that portal's backend, without /api",
    };
  const { status, body } = answer;
  const source = { kind: 'scaffolder', instance: subject };
  if (status === 401)
    return {
      ...refused,
      says: refusal({ source, status }),
      fix: 'give it the token of an entry under backend.auth.externalAccess of that portal',
    };
  if (status === 403)
    return {
      ...refused,
      says: refusal({ source, status, what: 'the list of tasks' }),
      missing: 'scaffolder.task.read',
      fix: 'name the plugin scaffolder and that permission in accessRestrictions of its entry',
    };
  const parsed = pageSchema.safeParse(body);
  if (status !== 200 || !parsed.success)
    return {
      ...refused,
      says: `the list of tasks answers ${status}, and not as a scaffolder does`,
      fix: "check baseUrl: the address of that portal's backend, without /api",
    };
  const { tasks, totalTasks = tasks.length } = parsed.data;
  return totalTasks > 0
    ? {
        area,
        subject,
        outcome: 'can-be-read',
        says: `${
          totalTasks === 1 ? '1 task' : `${totalTasks} tasks`
        } can be read`,
      }
    : {
        area,
        subject,
        outcome: 'advice',
        says: 'the list of tasks is empty: nothing was run, or the token sees nothing of others',
        fix: "use a token of external access; a person's token lists what that person may see",
      };
}
