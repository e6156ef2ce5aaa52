/** A kind of object as the Kubernetes backend names it. */
export interface ResourceKind {
  readonly group: string;
  readonly apiVersion: string;
  readonly plural: string;
}

/** Path of a list in one namespace or in all of them, to be told; so it is also made for what is never asked. */
export function toldPath(
  { group, apiVersion, plural }: ResourceKind,
  namespace?: string,
): string {
  return [
    group ? `/apis/${encodeURIComponent(group)}` : '/api',
    encodeURIComponent(apiVersion),
    ...(namespace ? ['namespaces', encodeURIComponent(namespace)] : []),
    encodeURIComponent(plural),
  ].join('/');
}
