import type { Request, Response } from 'express';
import { z } from 'zod';
import type { JsonObject } from '../../clusters/objects/json';
import { projectOf, type Application } from '../application';
import { ArgoError, permissionDenied } from '../argo-error';
import type { ArgoCdInstance } from '../instance';
import type { Account } from './accounts';

/** One request of an account that was recognised. */
export interface Call {
  readonly instance: ArgoCdInstance;
  readonly account: Account;
  readonly request: Request;
  readonly response: Response;
}

export function queryOf({ request }: Call, name: string): string | undefined {
  const value = request.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function queryList(
  { request }: Call,
  ...names: readonly string[]
): readonly string[] {
  return names.flatMap(name => {
    const value = request.query[name];
    const list: unknown[] = Array.isArray(value) ? value : [value];
    return list
      .filter(item => typeof item === 'string')
      .filter(item => item !== '');
  });
}

const reference = z.looseObject({
  project: z.string().optional(),
  appNamespace: z.string().optional(),
});

/**
 * The application that the path names. Somebody who names no project learns nothing about what does not exist:
 * permission denied, an administrator too; with a project it is not found.
 */
export function applicationOf(call: Call): Application {
  const name = call.request.params.name ?? '';
  const body = reference.safeParse(call.request.body ?? {});
  const project =
    queryOf(call, 'project') ?? (body.success ? body.data.project : undefined);
  const namespace =
    queryOf(call, 'appNamespace') ??
    (body.success ? body.data.appNamespace : undefined);
  const found = call.instance.applications.find(name, namespace);
  if (found && (project === undefined || project === projectOf(found)))
    return found;
  throw project === undefined
    ? permissionDenied()
    : new ArgoError(5, `applications.argoproj.io "${name}" not found`);
}

export function subjectOf(application: Application): string {
  return `${projectOf(application)}/${application.metadata.name}`;
}

export function send({ response }: Call, body: JsonObject): void {
  response.json(body);
}
