import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { hasMembers } from './queries';

function isGroup({ kind }: { readonly kind: string }): boolean {
  return kind.toLocaleLowerCase('en-US') === 'group';
}

/** A team's page: how its services do, then who is in it. */
export const teamModule = createFrontendModule({
  pluginId: 'org',
  extensions: [
    EntityCardBlueprint.make({
      name: 'team-services',
      params: {
        type: 'content',
        filter: isGroup,
        loader: () =>
          import('./TeamServicesCard').then(m => <m.TeamServicesCard />),
      },
    }),
    EntityCardBlueprint.make({
      name: 'team-members',
      params: {
        type: 'content',
        filter: entity => isGroup(entity) && hasMembers(entity),
        loader: () =>
          import('./TeamMembersCard').then(m => <m.TeamMembersCard />),
      },
    }),
    EntityCardBlueprint.make({
      name: 'team',
      params: {
        type: 'info',
        filter: isGroup,
        loader: () => import('./TeamCard').then(m => <m.TeamCard />),
      },
    }),
  ],
});
