import type { PastTask } from './past-tasks';

const iso = (at: number) => new Date(at).toISOString();

/** A task as the scaffolder's list and its single route serialise it. */
export function taskBody(task: PastTask): object {
  const { template } = task;
  const entityRef = `template:default/${template.name}`;
  const createdBy = `user:default/${task.createdBy}`;
  return {
    id: task.id,
    spec: {
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      steps: template.steps.map(step => ({ ...step, input: {} })),
      output: {},
      parameters: task.parameters,
      user: { ref: createdBy },
      templateInfo: {
        entityRef,
        baseUrl: 'http://former-portal/templates/',
        entity: { metadata: { name: template.name, title: template.title } },
      },
    },
    status: task.status,
    createdAt: iso(task.createdAt),
    lastHeartbeatAt: iso(task.endedAt),
    createdBy,
  };
}

/** What a task reported, first to last. */
export function eventBodies(task: PastTask): readonly object[] {
  const logs = task.template.steps.map(({ id, name }) => ({
    type: 'log',
    at: task.createdAt,
    body: { message: `Beginning step ${name}`, stepId: id },
  }));
  return [...logs, ...endOf(task)].map(({ type, at, body }, index) => ({
    id: index + 1,
    isTaskRecoverable: false,
    taskId: task.id,
    body,
    type,
    createdAt: iso(at),
  }));
}

interface PastEvent {
  readonly type: string;
  readonly at: number;
  readonly body: object;
}

function endOf({ status, endedAt: at, made }: PastTask): readonly PastEvent[] {
  switch (status) {
    case 'completed':
      return [
        {
          type: 'completion',
          at,
          body: {
            message: 'Run completed with status: completed',
            output: made
              ? {
                  links: [
                    {
                      title: 'Open in the catalog',
                      entityRef: `component:default/${made}`,
                    },
                  ],
                }
              : {},
          },
        },
      ];
    case 'failed':
      return [
        {
          type: 'completion',
          at,
          body: {
            message: 'Run completed with status: failed',
            error: {
              name: 'HttpError',
              message: 'Repository creation failed.',
            },
          },
        },
      ];
    case 'cancelled':
      return [
        {
          type: 'cancelled',
          at,
          body: { message: 'Task has been cancelled.' },
        },
      ];
    case 'processing':
      return [];
    default:
      throw new RangeError(`no end for ${String(status satisfies never)}`);
  }
}
