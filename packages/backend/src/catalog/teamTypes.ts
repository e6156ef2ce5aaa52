import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import {
  defaultOrganizationTeamTransformer,
  type TeamTransformer,
} from '@backstage/plugin-catalog-backend-module-github';
import { githubOrgEntityProviderTransformsExtensionPoint } from '@backstage/plugin-catalog-backend-module-github-org';

/** Gives the group of a nested team another type than that of a top one: the Git host knows parents, not types. */
export function teamTransformerFromConfig(
  config: RootConfigService,
): TeamTransformer {
  const top = config.getOptionalString('catalog.teamTypes.top') ?? 'team';
  const nested =
    config.getOptionalString('catalog.teamTypes.nested') ?? 'squad';

  return async (team, context) => {
    const group = await defaultOrganizationTeamTransformer(team, context);
    return (
      group && {
        ...group,
        spec: { ...group.spec, type: team.parentTeam ? nested : top },
      }
    );
  };
}

export const teamTypesModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'team-types',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        organisation: githubOrgEntityProviderTransformsExtensionPoint,
      },
      async init({ config, organisation }) {
        organisation.setTeamTransformer(teamTransformerFromConfig(config));
      },
    });
  },
});
