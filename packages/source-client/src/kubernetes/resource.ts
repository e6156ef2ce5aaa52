import { InputError } from '@backstage/errors';

/** A kind of object: `{ group: 'apps', resource: 'deployments' }`; the core group is the empty one. */
export interface Resource {
  readonly group: string;
  readonly resource: string;
  /** `v1`; without it the one that the cluster prefers. */
  readonly version?: string;
}

/** Which objects of a kind. */
export interface Selection {
  readonly namespace?: string | undefined;
  readonly labelSelector?: string | undefined;
  readonly fieldSelector?: string | undefined;
}

/** DNS names, as Kubernetes demands of groups, versions, kinds, namespaces and names: no dot-dot, no slash. */
const SEGMENT = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;
/** Names of roles have colons and other signs; no name may leave its place in the path. */
const NAME = /^(?!\.{1,2}$)[^/%]+$/;

/** Path of a list, or of one object, at a version. @throws InputError for what no cluster has */
export function resourcePath(
  { group, resource }: Resource,
  version: string,
  {
    namespace,
    name,
  }: { readonly namespace?: string | undefined; readonly name?: string } = {},
): string {
  const segments = [
    ...(group ? ['apis', group] : ['api']),
    version,
    ...(namespace ? ['namespaces', namespace] : []),
    resource,
  ];
  const odd =
    segments.find(segment => !SEGMENT.test(segment)) ??
    (name === undefined || NAME.test(name) ? undefined : name);
  if (odd !== undefined) {
    throw new InputError(
      `${JSON.stringify(odd)} is no name that a cluster can have`,
    );
  }
  return `/${[...segments, ...(name === undefined ? [] : [name])]
    .map(encodeURIComponent)
    .join('/')}`;
}

/** `deployments.apps`, as `kubectl` writes it. */
export function resourceName({ group, resource }: Resource): string {
  return group ? `${resource}.${group}` : resource;
}
