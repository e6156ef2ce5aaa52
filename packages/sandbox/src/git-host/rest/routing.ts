import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { GitHostState } from '../state/git-host-state';
import type { RepositoryRecord } from '../state/records';
import { GitHubError, notFound } from './github-error';

/** A handler that may fail later: Express 4 does not wait for promises. */
export function route(
  handler: (request: Request, response: Response) => Promise<unknown> | unknown,
): RequestHandler {
  return (request, response, next) => {
    Promise.resolve()
      .then(() => handler(request, response))
      .catch(next);
  };
}

export function parameter(request: Request, name: string): string {
  const value = request.params[name];
  if (value === undefined) {
    throw notFound();
  }
  return value;
}

export function queryText(request: Request, name: string): string | undefined {
  const value = request.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function queryTime(request: Request, name: string): number | undefined {
  const text = queryText(request, name);
  if (text === undefined) {
    return undefined;
  }
  const at = Date.parse(text);
  if (Number.isNaN(at)) {
    throw new GitHubError(422, `The parameter ${name} is not a date.`);
  }
  return at;
}

export function body<T>(request: Request, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(request.body ?? {});
  if (!parsed.success) {
    throw new GitHubError(
      422,
      'Invalid request.',
      parsed.error.issues.map(issue => ({
        field: issue.path.join('.'),
        message: issue.message,
        code: 'invalid',
      })),
    );
  }
  return parsed.data;
}

export function repositoryOf(
  state: GitHostState,
  request: Request,
): RepositoryRecord {
  const record = state.repository(
    parameter(request, 'owner'),
    parameter(request, 'repo'),
  );
  if (record === undefined) {
    throw notFound();
  }
  return record;
}

/** Path parameters that may hold slashes arrive through Express' `*`. */
export function rest(request: Request): string {
  return decodeURI(request.params[0] ?? '').replace(/^\/+|\/+$/g, '');
}
