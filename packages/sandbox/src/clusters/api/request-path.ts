/** What a path under /api or /apis names. */
export interface ResourcePath {
  readonly group: string;
  readonly version: string;
  readonly namespace?: string;
  readonly resource: string;
  readonly name?: string;
  readonly subresource?: string;
}

/** Undefined for anything that is no resource: the discovery paths among them. */
export function parseResourcePath(path: string): ResourcePath | undefined {
  const segments = path
    .split('/')
    .filter(segment => segment !== '')
    .map(decodeURIComponent);
  const [root, ...rest] = segments;
  const [group, version, ...steps] = root === 'api' ? ['', ...rest] : rest;
  if (
    (root !== 'api' && root !== 'apis') ||
    group === undefined ||
    version === undefined ||
    steps.length === 0
  )
    return undefined;
  const [first, namespace, ...below] = steps;
  // `namespaces/x` itself is a Namespace; anything below it is inside of it, except its own subresources.
  const isInside =
    first === 'namespaces' &&
    below[0] !== undefined &&
    !['status', 'finalize'].includes(below[0]);
  const [resource, name, subresource] = isInside ? below : steps;
  if (resource === undefined) return undefined;
  return {
    group,
    version,
    ...(isInside && namespace !== undefined ? { namespace } : {}),
    resource,
    ...(name === undefined ? {} : { name }),
    ...(subresource === undefined ? {} : { subresource }),
  };
}
