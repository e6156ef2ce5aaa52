import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Read the deploy status of a service. On top of it the caller must be allowed
 * to read the service's catalog entity: the backend asks the catalog as the caller.
 */
export const deploymentsReadPermission = createPermission({
  name: 'deployments.read',
  attributes: { action: 'read' },
});

/** Every permission of the plugin, for policies and their tests. */
export const deploymentsPermissions = [deploymentsReadPermission];
