import type { Json, JsonObject } from '../objects/json';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { apiVersionOf, type ResourceType } from '../objects/resource-types';
import type { Representation } from './negotiation';
import { columnsOf } from './table-columns';

export interface Listed {
  readonly type: ResourceType;
  readonly items: readonly KubernetesObject[];
  readonly metadata: JsonObject;
}

/** A list in the form that the client asked for. */
export function representList(
  { type, items, metadata }: Listed,
  form: Representation,
  now: number,
): JsonObject {
  switch (form) {
    case 'table':
      return tableOf({ type, items, metadata }, now);
    case 'metadata-list':
    case 'metadata':
      return {
        kind: 'PartialObjectMetadataList',
        apiVersion: 'meta.k8s.io/v1',
        metadata,
        items: items.map(metadataOf),
      };
    case 'object':
      return {
        kind: `${type.kind}List`,
        apiVersion: apiVersionOf(type),
        // Lists of custom resources always carry the key.
        metadata: type.custom ? { continue: '', ...metadata } : metadata,
        items: items.map(item => (type.custom ? item : withoutKind(item))),
      };
    default: {
      const unreachable: never = form;
      throw new TypeError(`No such representation: ${unreachable}`);
    }
  }
}

/** One object, as the answer to a get or inside a watch event. */
export function representObject(
  object: KubernetesObject,
  type: ResourceType,
  context: { readonly form: Representation; readonly now: number },
): JsonObject {
  switch (context.form) {
    case 'table':
      return tableOf(
        {
          type,
          items: [object],
          metadata: { resourceVersion: object.metadata.resourceVersion },
        },
        context.now,
      );
    case 'metadata':
    case 'metadata-list':
      return metadataOf(object);
    case 'object':
      return object;
    default: {
      const unreachable: never = context.form;
      throw new TypeError(`No such representation: ${unreachable}`);
    }
  }
}

function withoutKind(object: KubernetesObject): JsonObject {
  const { kind: _kind, apiVersion: _apiVersion, ...rest } = object;
  return rest;
}

function metadataOf(object: KubernetesObject): JsonObject {
  return {
    kind: 'PartialObjectMetadata',
    apiVersion: 'meta.k8s.io/v1',
    metadata: object.metadata,
  };
}

function tableOf({ type, items, metadata }: Listed, now: number): JsonObject {
  const columns = columnsOf(type.kind);
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
    columnDefinitions: columns.map(({ name, priority }) => ({
      name,
      // Counts are strings to a Table's reader too, whatever the cell holds: seen in the recordings.
      type: 'string',
      format: name === 'Name' ? 'name' : '',
      description: `${name} of the ${type.kind}.`,
      priority: priority ?? 0,
    })),
    rows: items.map(item => ({
      cells: columns.map(({ cell }): Json => cell(item, now)),
      object: metadataOf(item),
    })),
  };
}
