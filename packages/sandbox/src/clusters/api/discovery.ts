import { createHash } from 'node:crypto';
import type { JsonObject } from '../objects/json';
import { apiVersionOf, type ResourceType } from '../objects/resource-types';
import type { Subresource } from '../objects/subresource';

export const AGGREGATED_TYPE =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

interface GroupVersions {
  readonly group: string;
  readonly versions: readonly string[];
}

/** `/api` */
export function coreVersions(host: string): JsonObject {
  return {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [
      { clientCIDR: '0.0.0.0/0', serverAddress: host },
    ],
  };
}

/** `/apis` */
export function groupList(types: readonly ResourceType[]): JsonObject {
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: groupsOf(types).map(describeGroup),
  };
}

/** `/apis/<group>`; undefined when the group is missing. */
export function group(
  types: readonly ResourceType[],
  name: string,
): JsonObject | undefined {
  const found = groupsOf(types).find(candidate => candidate.group === name);
  return (
    found && { kind: 'APIGroup', apiVersion: 'v1', ...describeGroup(found) }
  );
}

/** `/api/v1` and `/apis/<group>/<version>`; undefined when the version is missing. */
export function resourceList(
  types: readonly ResourceType[],
  groupName: string,
  version: string,
): JsonObject | undefined {
  const members = types.filter(
    type => type.group === groupName && type.version === version,
  );
  const [first] = members;
  if (!first) return undefined;
  return {
    kind: 'APIResourceList',
    // The core group's answer has none: seen in the recordings.
    ...(groupName === '' ? {} : { apiVersion: 'v1' }),
    groupVersion: apiVersionOf(first),
    resources: members.flatMap(type => [
      describeResource(type),
      ...type.subresources.map(sub => describeSubresource(type, sub)),
    ]),
  };
}

/** `/api` and `/apis` in the aggregated form. */
export function aggregated(
  types: readonly ResourceType[],
  root: 'api' | 'apis',
): JsonObject {
  const groups =
    root === 'api' ? [{ group: '', versions: ['v1'] }] : groupsOf(types);
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    metadata: {},
    items: groups.map(({ group: name, versions }) => ({
      metadata: name === '' ? {} : { name },
      versions: versions.map(version => ({
        version,
        resources: types
          .filter(type => type.group === name && type.version === version)
          .map(describeAggregated),
        freshness: 'Current',
      })),
    })),
  };
}

/** A tag over what is known, so that clients may ask again conditionally. */
export function discoveryTag(types: readonly ResourceType[]): string {
  const digest = createHash('sha512')
    .update(types.map(type => `${apiVersionOf(type)} ${type.kind}`).join('\n'))
    .digest('hex');
  return `"${digest.toUpperCase()}"`;
}

function groupsOf(types: readonly ResourceType[]): readonly GroupVersions[] {
  const names = [...new Set(types.map(type => type.group))].filter(
    name => name !== '',
  );
  return names.map(name => ({
    group: name,
    versions: [
      ...new Set(
        types.filter(type => type.group === name).map(type => type.version),
      ),
    ],
  }));
}

function describeGroup({ group: name, versions }: GroupVersions): JsonObject {
  const described = versions.map(version => ({
    groupVersion: `${name}/${version}`,
    version,
  }));
  return { name, versions: described, preferredVersion: described[0] };
}

function describeResource(type: ResourceType): JsonObject {
  const hash = createHash('sha256')
    .update(`${type.group}/${type.version}/${type.kind}`)
    .digest()
    .subarray(0, 8)
    .toString('base64');
  return {
    name: type.plural,
    singularName: type.virtual ? '' : type.singular,
    namespaced: type.namespaced,
    kind: type.kind,
    verbs: type.verbs,
    ...(type.shortNames.length === 0 ? {} : { shortNames: type.shortNames }),
    ...(type.categories.length === 0 ? {} : { categories: type.categories }),
    ...(type.virtual ? {} : { storageVersionHash: hash }),
  };
}

function describeSubresource(
  type: ResourceType,
  subresource: Subresource,
): JsonObject {
  return {
    name: `${type.plural}/${subresource.name}`,
    singularName: '',
    namespaced: type.namespaced,
    ...(subresource.group === undefined ? {} : { group: subresource.group }),
    ...(subresource.version === undefined
      ? {}
      : { version: subresource.version }),
    kind: subresource.kind,
    verbs: subresource.verbs,
  };
}

function describeAggregated(type: ResourceType): JsonObject {
  const own = type.custom
    ? { group: type.group, version: type.version }
    : { group: '', version: '' };
  return {
    resource: type.plural,
    responseKind: { ...own, kind: type.kind },
    scope: type.namespaced ? 'Namespaced' : 'Cluster',
    singularResource: type.singular,
    verbs: type.verbs,
    ...(type.shortNames.length === 0 ? {} : { shortNames: type.shortNames }),
    ...(type.categories.length === 0 ? {} : { categories: type.categories }),
    ...(type.subresources.length === 0
      ? {}
      : {
          subresources: type.subresources.map(
            ({ name, kind, verbs, ...elsewhere }) => ({
              subresource: name,
              responseKind: { ...own, ...elsewhere, kind },
              verbs,
            }),
          ),
        }),
  };
}
