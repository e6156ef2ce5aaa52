import { reasonOfStatus, type Meaning } from '../client/meaning';

/** `... cannot list resource "deployments" in API group "apps" at the cluster scope` */
const CANNOT =
  /cannot (\S+) (?:resource "([^"]+)" in API group "([^"]*)"|path "([^"]+)")/;

/** Kubernetes says in a refusal which right is missing; 403 is always one. */
export const kubernetesMeaning: Meaning = {
  reasonOf: ({ status }) => reasonOfStatus(status),
  rightOf: ({ status, body }) => {
    if (status !== 403) {
      return undefined;
    }
    const [, verb, resource, group, path] =
      // The message stands in a JSON string.
      CANNOT.exec(body.replaceAll('\\"', '"')) ?? [];
    if (verb === undefined) {
      return undefined;
    }
    return resource === undefined
      ? `${verb} ${path}`
      : `${verb} ${group ? `${resource}.${group}` : resource}`;
  },
};
