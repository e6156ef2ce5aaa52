import express, { type Express, type Request, type Response } from 'express';
import { applyFault, pagesChange } from '../faults';
import type { FaultPlan } from '../company';
import { eventBodies, taskBody } from './bodies';
import type { PastTask } from './past-tasks';

const READER = 'Bearer sandbox-portal-reader';
const FIELDS: Readonly<Record<string, (task: PastTask) => string | number>> = {
  created_at: task => task.createdAt,
  status: task => task.status,
  created_by: task => task.createdBy,
};
const NAMES: Readonly<Record<number, string>> = {
  400: 'InputError',
  401: 'AuthenticationError',
  403: 'NotAllowedError',
  404: 'NotFoundError',
};

function errorText(status: number, message: string, request?: Request): string {
  return JSON.stringify({
    error: { name: NAMES[status] ?? 'Error', message },
    ...(request
      ? { request: { method: request.method, url: request.originalUrl } }
      : {}),
    response: { statusCode: status },
  });
}

function refuse(response: Response, status: number, message: string): void {
  response
    .status(status)
    .type('application/json')
    .send(errorText(status, message, response.req));
}

/** The read routes of a Backstage backend's scaffolder, for the tasks of the former portal. */
export function createScaffolderServer(
  tasks: readonly PastTask[],
  faults: FaultPlan,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(
    applyFault({
      faults,
      system: 'former-portal',
      errorBody: status => ({
        contentType: 'application/json; charset=utf-8',
        text: errorText(status, `The sandbox was asked to answer ${status}.`),
      }),
    }),
  );
  app.use((request, response, next) => {
    const { authorization } = request.headers;
    if (authorization === READER) next();
    else
      refuse(
        response,
        401,
        authorization === undefined ? 'Missing credentials' : 'Illegal token',
      );
  });
  const below = '/api/scaffolder/v2/tasks';
  app.get(below, (request, response) => sendPage(tasks, request, response));
  app.get(`${below}/:id`, (request, response) =>
    sendOne(tasks, { request, response, body: taskBody }),
  );
  app.get(`${below}/:id/events`, (request, response) =>
    sendOne(tasks, { request, response, body: eventBodies }),
  );
  app.use((_request, response) => refuse(response, 404, 'Not found'));
  return app;
}

function sendPage(
  all: readonly PastTask[],
  request: Request,
  response: Response,
): void {
  const { order, limit, offset, status, createdBy } = request.query;
  const [, direction, field] =
    /^(asc|desc):(.+)$/.exec(
      order === undefined ? 'desc:created_at' : String(order),
    ) ?? [];
  const of = field === undefined ? undefined : FIELDS[field];
  if (!of) {
    refuse(response, 400, `Invalid order parameter "${String(order)}"`);
    return;
  }
  const from = Number(offset ?? 0);
  // A list that changes under foot lacks its first task from the second page on.
  const listed = (pagesChange(response) && from > 0 ? all.slice(1) : all)
    .filter(
      task => status === undefined || [status].flat().includes(task.status),
    )
    .filter(
      task =>
        createdBy === undefined ||
        [createdBy].flat().includes(`user:default/${task.createdBy}`),
    )
    .sort((a, b) => (of(a) < of(b) ? -1 : 1));
  const sorted = direction === 'asc' ? listed : [...listed].reverse();
  const page = sorted.slice(
    from,
    limit === undefined ? undefined : from + Number(limit),
  );
  response.json({ tasks: page.map(taskBody), totalTasks: listed.length });
}

function sendOne(
  all: readonly PastTask[],
  {
    request,
    response,
    body,
  }: {
    readonly request: Request;
    readonly response: Response;
    readonly body: (task: PastTask) => unknown;
  },
): void {
  const task = all.find(({ id }) => id === request.params.id);
  if (task) response.json(body(task));
  else
    refuse(
      response,
      404,
      `Task with id ${String(request.params.id)} does not exist`,
    );
}
