import type { Json, JsonObject } from './json';
import { groupOf, type KubernetesObject } from './kubernetes-object';
import type { ResourceType } from './resource-types';
import { qualifiedName } from './resource-types';

export type ErrorReason =
  | 'Unauthorized'
  | 'Forbidden'
  | 'NotFound'
  | 'NotAcceptable'
  | 'BadRequest'
  | 'Invalid'
  | 'Conflict'
  | 'AlreadyExists'
  | 'Expired'
  | 'MethodNotAllowed'
  | 'UnsupportedMediaType';

const CODES: Readonly<Record<ErrorReason, number>> = {
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  NotAcceptable: 406,
  BadRequest: 400,
  Invalid: 422,
  Conflict: 409,
  AlreadyExists: 409,
  Expired: 410,
  MethodNotAllowed: 405,
  UnsupportedMediaType: 415,
};

/** A failure as the API server words it: the `Status` object of the answer. */
export class ApiError extends Error {
  readonly code: number;

  constructor(
    readonly reason: ErrorReason,
    message: string,
    readonly details?: JsonObject,
  ) {
    super(message);
    this.name = 'ApiError';
    this.code = CODES[reason];
  }

  /** `metadata` is for the fresh continue token of an expired one. */
  toStatus(metadata: JsonObject = {}): JsonObject {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata,
      status: 'Failure',
      message: this.message,
      reason: this.reason,
      ...(this.details === undefined ? {} : { details: this.details }),
      code: this.code,
    };
  }
}

export function notFound(type: ResourceType, name: string): ApiError {
  return new ApiError(
    'NotFound',
    `${qualifiedName(type)} "${name}" not found`,
    detailsOf(type, name),
  );
}

export function alreadyExists(type: ResourceType, name: string): ApiError {
  return new ApiError(
    'AlreadyExists',
    `${qualifiedName(type)} "${name}" already exists`,
    detailsOf(type, name),
  );
}

export function conflict(type: ResourceType, name: string): ApiError {
  const message = `Operation cannot be fulfilled on ${qualifiedName(
    type,
  )} "${name}": the object has been modified; please apply your changes to the latest version and try again`;
  return new ApiError('Conflict', message, detailsOf(type, name));
}

/** One thing that is wrong with a field. */
export interface Cause {
  readonly reason: 'FieldValueInvalid' | 'FieldValueRequired';
  readonly field: string;
  readonly message: string;
}

export function invalid(
  object: KubernetesObject,
  causes: readonly Cause[],
): ApiError {
  const group = groupOf(object);
  const kind = group === '' ? object.kind : `${object.kind}.${group}`;
  const list = causes.map(cause => `${cause.field}: ${cause.message}`);
  const message = `${kind} "${object.metadata.name}" is invalid: ${
    list.length === 1 ? list[0] : `[${list.join(', ')}]`
  }`;
  const details: Record<string, Json> = {
    name: object.metadata.name,
    ...(group === '' ? {} : { group }),
    kind: object.kind,
    causes: causes.map(({ reason, message: text, field }) => ({
      reason,
      message: text,
      field,
    })),
  };
  return new ApiError('Invalid', message, details);
}

export function unknownResource(): ApiError {
  return new ApiError(
    'NotFound',
    'the server could not find the requested resource',
    {},
  );
}

function detailsOf(type: ResourceType, name: string): JsonObject {
  return {
    name,
    ...(type.group === '' ? {} : { group: type.group }),
    kind: type.plural,
  };
}
