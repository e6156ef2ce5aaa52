import { reasonOfStatus, type Meaning } from '../client/meaning';

/** `permission denied: applications, create, default/ledger, sub: groundwork, iat: ...` */
const DENIED = /permission denied: (\w+), (\w+), ([^,"]+)/;

/** Argo CD: 403 for one application may also mean that there is none; see ArgocdClient.application. */
export const argocdMeaning: Meaning = {
  reasonOf: ({ status }) => reasonOfStatus(status),
  rightOf: ({ status, body }) => {
    const [, resource, action, object] =
      (status === 403 && DENIED.exec(body)) || [];
    return resource === undefined
      ? undefined
      : `${resource}, ${action}, ${object}`;
  },
};
