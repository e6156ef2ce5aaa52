import type { Request, Response } from 'express';
import { ApiError, notFound, unknownResource } from '../objects/api-error';
import { textAt } from '../objects/json';
import type { KubernetesObject } from '../objects/kubernetes-object';
import type { ResourceType } from '../objects/resource-types';
import type { Cluster } from '../cluster';
import type { ObjectKey } from '../store';
import type { AccessControl, User } from './access';
import { negotiate, type Representation } from './negotiation';
import type { ResourcePath } from './request-path';

/** One request on a resource, after authentication and authorisation. */
export interface Call {
  readonly cluster: Cluster;
  readonly access: AccessControl;
  readonly user: User;
  readonly type: ResourceType;
  readonly path: ResourcePath;
  readonly request: Request;
  readonly response: Response;
}

export function query(call: Call, name: string): string | undefined {
  return textAt({ [name]: singleOf(call.request.query[name]) }, name);
}

function singleOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return singleOf(value[0]);
  return typeof value === 'string' ? value : undefined;
}

export function formOf(call: Call): Representation {
  return negotiate(call.request.header('accept'));
}

/** The key that the path names, which must name one. */
export function keyOf({ path }: Call): ObjectKey {
  if (path.name === undefined) throw unknownResource();
  return path.namespace === undefined
    ? { name: path.name }
    : { name: path.name, namespace: path.namespace };
}

export function objectOf(call: Call): KubernetesObject {
  const key = keyOf(call);
  const found = call.cluster.store.get(call.type, key);
  if (!found) throw notFound(call.type, key.name);
  return found;
}

export function methodNotAllowed(): ApiError {
  return new ApiError(
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
    {},
  );
}

/** The body as it came; empty when there was none. */
export function bytesOf({ request }: Call): Buffer {
  const body: unknown = request.body;
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}
