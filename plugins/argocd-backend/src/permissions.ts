import { createPermission } from '@backstage/plugin-permission-common';

/** To see an application of Argo CD; the caller must also be able to read an entity that names it. */
export const argocdApplicationReadPermission = createPermission({
  name: 'argocd.application.read',
  attributes: { action: 'read' },
});

export const argocdPermissions = [argocdApplicationReadPermission];
