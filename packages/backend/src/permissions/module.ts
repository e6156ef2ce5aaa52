import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { CatalogMembership } from './CatalogMembership';
import { GroundworkPermissionPolicy } from './GroundworkPermissionPolicy';

export const permissionPolicyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'groundwork-policy',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        policy: policyExtensionPoint,
      },
      async init({ auth, catalog, config, policy }) {
        const admins = config.getOptionalStringArray('permission.admins') ?? [];
        policy.setPolicy(
          new GroundworkPermissionPolicy({
            membership: new CatalogMembership({ auth, catalog }),
            admins: admins.map(ref =>
              stringifyEntityRef(parseEntityRef(ref, { defaultKind: 'group' })),
            ),
          }),
        );
      },
    });
  },
});
