import { parse as parseYaml } from 'yaml';
import { ApiError } from '../objects/api-error';
import type { Writer } from '../objects/field-ownership';
import { mergeJson, type Json } from '../objects/json';
import {
  parseJson,
  parseObject,
  type KubernetesObject,
} from '../objects/kubernetes-object';
import { suffixOf } from '../objects/names';
import { apiVersionOf } from '../objects/resource-types';
import { bytesOf, query, type Call } from './call';
import { isProtobuf } from './protobuf';

/** The manager's name is the client's to choose; without one it is the program's name from the user agent. */
export function writerOf(call: Call): Writer {
  const agent = call.request.header('user-agent')?.split('/')[0];
  const manager =
    query(call, 'fieldManager') ??
    (agent === undefined || agent === '' ? 'unknown' : agent);
  return {
    manager,
    operation: 'Update',
    ...(call.path.subresource === 'status'
      ? { subresource: 'status' as const }
      : {}),
  };
}

export function bodyJson(call: Call): Json {
  const bytes = bytesOf(call);
  if (isProtobuf(bytes))
    throw new ApiError(
      'UnsupportedMediaType',
      'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml',
      {},
    );
  const parsed = parseJson(parseText(bytes.toString('utf8')));
  if (parsed === undefined)
    throw new ApiError(
      'BadRequest',
      'the object provided is unrecognized (must be of type JSON or YAML)',
    );
  return parsed;
}

function parseText(text: string): unknown {
  try {
    return parseYaml(text);
  } catch (error) {
    throw new ApiError(
      'BadRequest',
      `error decoding the body: ${
        error instanceof Error ? error.message : String(error)
      }`,
    );
  }
}

/** The object that the body holds; kind and version may be left out, the path names them. */
export function bodyObject(call: Call): KubernetesObject {
  const body = mergeJson(
    { apiVersion: apiVersionOf(call.type), kind: call.type.kind, metadata: {} },
    bodyJson(call),
  );
  const object = parseObject(body);
  if (
    !object ||
    object.kind !== call.type.kind ||
    object.apiVersion !== apiVersionOf(call.type)
  ) {
    throw new ApiError(
      'BadRequest',
      `the object provided is no ${call.type.kind} of ${apiVersionOf(
        call.type,
      )}`,
    );
  }
  return object;
}

/** The object in the namespace that the path names. */
export function placed(
  object: KubernetesObject,
  { path }: Call,
): KubernetesObject {
  const { namespace, name } = path;
  if (
    namespace !== undefined &&
    object.metadata.namespace !== undefined &&
    object.metadata.namespace !== namespace
  ) {
    throw new ApiError(
      'BadRequest',
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  const metadata = {
    ...object.metadata,
    ...(namespace === undefined ? {} : { namespace }),
    name: object.metadata.name || (name ?? ''),
  };
  return { ...object, metadata };
}

/** The object with a name made from `generateName` when it has none. */
export function named(
  object: KubernetesObject,
  version: number,
): KubernetesObject {
  const { name, generateName } = object.metadata;
  if (name !== '' || generateName === undefined) return object;
  return {
    ...object,
    metadata: {
      ...object.metadata,
      name: `${generateName}${suffixOf(`${generateName}${version}`, 5)}`,
    },
  };
}
