import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  fakeSource,
  type FakeSource,
} from '@groundwork/plugin-readiness-node/testUtils';

/** One task with its end, as the scaffolder's API tells it. */
interface PretendTask {
  readonly id: string;
  readonly status?: string;
  readonly createdAt?: string;
  readonly createdBy?: string;
  readonly template?: string;
  readonly actions?: readonly string[];
  readonly parameters?: object;
  /** Output of its completion; without it there is no such event. */
  readonly output?: object;
}

/** What the server does; a test may change it between looks. */
export interface PretendState {
  tasks: PretendTask[];
  /** Answers everything with this. */
  status?: number;
  /** Knows no pages, as releases before them. */
  hasNoPages?: boolean;
  /** What requests came with. */
  tokens?: Set<string>;
  /** Called after each page of the list. */
  afterPage?: () => void;
}

/** A scaffolder on a free port that answers as `@backstage/plugin-scaffolder-backend` does. */
export async function pretendScaffolder(
  state: PretendState,
): Promise<FakeSource> {
  const send = (response: ServerResponse, status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    state.tokens = (state.tokens ?? new Set()).add(
      request.headers.authorization ?? '',
    );
    const url = new URL(request.url ?? '/', 'http://scaffolder');
    if (state.status !== undefined) {
      send(response, state.status, { error: { message: 'no' } });
      return;
    }
    const [, id] = /\/tasks\/([^/]+)\/events$/.exec(url.pathname) ?? [];
    if (id !== undefined) {
      const task = state.tasks.find(item => item.id === id);
      send(response, task ? 200 : 404, task ? eventsOf(task) : {});
      return;
    }
    const listed = state.tasks.map(serialized);
    const offset = Number(url.searchParams.get('offset'));
    const limit = Number(url.searchParams.get('limit'));
    send(
      response,
      200,
      state.hasNoPages
        ? { tasks: listed }
        : {
            tasks: listed.slice(offset, offset + limit),
            totalTasks: listed.length,
          },
    );
    state.afterPage?.();
  };
  return fakeSource(new Proxy({}, { get: () => answer }));
}

function serialized(task: PretendTask): object {
  const {
    id,
    status = 'completed',
    template = 'template:default/service',
  } = task;
  const { createdAt = '2026-10-01T08:00:00.000Z', createdBy } = task;
  return {
    id,
    status,
    createdAt,
    lastHeartbeatAt: createdAt,
    ...(createdBy === undefined ? {} : { createdBy }),
    spec: {
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      steps: (task.actions ?? ['fetch:template', 'publish:github']).map(
        (action, index) => ({ id: `step-${index}`, name: action, action }),
      ),
      parameters: task.parameters ?? {},
      output: {},
      user: { ref: createdBy },
      templateInfo: { entityRef: template },
    },
  };
}

function eventsOf({ id, output, status }: PretendTask): readonly object[] {
  const event = (type: string, body: object) => ({
    id: 1,
    taskId: id,
    createdAt: '2026-10-01T08:04:00.000Z',
    isTaskRecoverable: false,
    type,
    body,
  });
  return [
    event('log', { message: 'Beginning step', stepId: 'one' }),
    ...(output || status === 'failed'
      ? [
          event('completion', {
            message: 'Run ended',
            ...(output ? { output } : {}),
          }),
        ]
      : []),
  ];
}
