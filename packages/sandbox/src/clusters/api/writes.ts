import {
  ApiError,
  alreadyExists,
  conflict,
  notFound,
  unknownResource,
} from '../objects/api-error';
import type { Writer } from '../objects/field-ownership';
import { applyJsonPatch } from '../objects/json-patch';
import { mergeJson, type Json } from '../objects/json';
import {
  parseObject,
  type KubernetesObject,
} from '../objects/kubernetes-object';
import { strategicMerge } from '../objects/strategic-merge';
import { bodyJson, bodyObject, named, placed, writerOf } from './bodies';
import { formOf, keyOf, objectOf, query, type Call } from './call';
import { representObject } from './representation';
import { validate } from './validation';

export function create(call: Call): void {
  const { cluster, type, path } = call;
  const object = named(placed(bodyObject(call), call), cluster.store.version);
  demandNamespace(call);
  validate(object);
  const key =
    path.namespace === undefined
      ? { name: object.metadata.name }
      : { name: object.metadata.name, namespace: path.namespace };
  if (cluster.store.get(type, key))
    throw alreadyExists(type, object.metadata.name);
  answer(call, write(call, object), 201);
}

export function replace(call: Call): void {
  const before = objectOf(call);
  const object = placed(bodyObject(call), call);
  const version = object.metadata.resourceVersion;
  if (
    version !== undefined &&
    version !== '' &&
    version !== before.metadata.resourceVersion
  ) {
    throw conflict(call.type, before.metadata.name);
  }
  answer(call, writeChecked(call, object), 200);
}

export function patch(call: Call): void {
  const kind = call.request.header('content-type')?.split(';')[0] ?? '';
  if (kind === 'application/apply-patch+yaml') {
    serverSideApply(call);
    return;
  }
  const before = objectOf(call);
  const body = bodyJson(call);
  const changed = parseObject(patched(before, body, kind));
  if (!changed)
    throw new ApiError('BadRequest', 'the patch does not leave an object');
  answer(call, writeChecked(call, changed), 200);
}

export function remove(call: Call): void {
  const { cluster, type } = call;
  const removed = cluster.remove(type, keyOf(call));
  if (type.kind === 'Pod' || type.kind === 'Namespace') {
    answer(call, removed, 200);
    return;
  }
  call.response.json({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name: removed.metadata.name,
      ...(type.group === '' ? {} : { group: type.group }),
      kind: type.plural,
      uid: removed.metadata.uid,
    },
  });
}

function serverSideApply(call: Call): void {
  const { cluster, type, path } = call;
  const manager = query(call, 'fieldManager');
  if (manager === undefined)
    throw new ApiError(
      'BadRequest',
      'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    );
  const object = placed(bodyObject(call), call);
  demandNamespace(call);
  const before = cluster.store.get(type, keyOf(call));
  const merged = before ? parseObject(strategicMerge(before, object)) : object;
  if (!merged || path.name !== object.metadata.name)
    throw new ApiError(
      'BadRequest',
      'the name of the object does not match the name on the URL',
    );
  validate(merged);
  const writer: Writer = {
    manager,
    operation: 'Apply',
    ...(path.subresource === 'status'
      ? { subresource: 'status' as const }
      : {}),
  };
  answer(call, cluster.write(merged, writer), before ? 200 : 201);
}

function patched(
  before: KubernetesObject,
  body: Json,
  kind: string,
): Json | undefined {
  switch (kind) {
    case 'application/json-patch+json': {
      const changed = applyJsonPatch(before, body);
      if (changed === undefined)
        throw new ApiError(
          'Invalid',
          'the server rejected our request due to an error in our request',
          {},
        );
      return changed;
    }
    case 'application/merge-patch+json':
      return mergeJson(before, body);
    case 'application/strategic-merge-patch+json':
      return strategicMerge(before, body);
    default:
      throw new ApiError(
        'UnsupportedMediaType',
        `the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/strategic-merge-patch+json, application/apply-patch+yaml`,
        {},
      );
  }
}

function writeChecked(call: Call, object: KubernetesObject): KubernetesObject {
  validate(object);
  return write(call, object);
}

function write(call: Call, object: KubernetesObject): KubernetesObject {
  if (query(call, 'dryRun') === 'All') return object;
  return call.cluster.write(object, writerOf(call));
}

function demandNamespace({ cluster, type, path }: Call): void {
  if (!type.namespaced) return;
  const namespaces = cluster.store.typeNamed('', 'namespaces');
  if (path.namespace === undefined || !namespaces) throw unknownResource();
  if (!cluster.store.get(namespaces, { name: path.namespace }))
    throw notFound(namespaces, path.namespace);
}

function answer(call: Call, object: KubernetesObject, status: number): void {
  const form = formOf(call);
  call.response.status(status).json(
    representObject(object, call.type, {
      form,
      now: call.cluster.clock.now(),
    }),
  );
}
