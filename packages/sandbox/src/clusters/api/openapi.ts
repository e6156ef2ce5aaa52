import type { JsonObject } from '../objects/json';
import { apiVersionOf, type ResourceType } from '../objects/resource-types';

const ANY_OBJECT = {
  type: 'object',
  'x-kubernetes-preserve-unknown-fields': true,
};
/** Strategic merge is left out: for it kubectl would want the whole schema, without it kubectl uses its own. */
const PATCH_TYPES = [
  'application/apply-patch+yaml',
  'application/json-patch+json',
  'application/merge-patch+json',
];

/** `/openapi/v3`: where the document of each group and version is. */
export function openApiIndex(types: readonly ResourceType[]): JsonObject {
  const versions = [...new Set(types.map(type => rootOf(type)))];
  return {
    paths: Object.fromEntries(
      versions.map(root => [
        root,
        { serverRelativeURL: `/openapi/v3/${root}` },
      ]),
    ),
  };
}

/** The document of one group and version: enough for kubectl to leave validation to the server. */
export function openApiDocument(
  types: readonly ResourceType[],
  root: string,
): JsonObject | undefined {
  const members = types.filter(type => rootOf(type) === root);
  if (members.length === 0) return undefined;
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'unversioned' },
    paths: Object.fromEntries(
      members.map(type => [pathOf(type), { patch: patchOf(type) }]),
    ),
    components: {
      schemas: Object.fromEntries(
        members.map(type => [
          schemaName(type),
          { ...ANY_OBJECT, 'x-kubernetes-group-version-kind': [kindOf(type)] },
        ]),
      ),
    },
  };
}

function patchOf(type: ResourceType): JsonObject {
  return {
    operationId: `patch${type.kind}`,
    parameters: ['dryRun', 'fieldManager', 'fieldValidation'].map(name => ({
      name,
      in: 'query',
      schema: { type: 'string', uniqueItems: true },
    })),
    requestBody: {
      content: Object.fromEntries(
        PATCH_TYPES.map(content => [content, { schema: ANY_OBJECT }]),
      ),
    },
    responses: {
      '200': {
        description: 'OK',
        content: {
          'application/json': {
            schema: { $ref: `#/components/schemas/${schemaName(type)}` },
          },
        },
      },
    },
    'x-kubernetes-action': 'patch',
    'x-kubernetes-group-version-kind': kindOf(type),
  };
}

function kindOf({ group, version, kind }: ResourceType): JsonObject {
  return { group, version, kind };
}

function rootOf(type: ResourceType): string {
  return type.group === ''
    ? `api/${type.version}`
    : `apis/${apiVersionOf(type)}`;
}

function pathOf(type: ResourceType): string {
  return `/${rootOf(type)}/${type.namespaced ? 'namespaces/{namespace}/' : ''}${
    type.plural
  }/{name}`;
}

function schemaName({ group, version, kind }: ResourceType): string {
  return [...group.split('.').reverse(), version, kind]
    .filter(part => part !== '')
    .join('.');
}
