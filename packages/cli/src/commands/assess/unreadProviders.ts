import type { Config } from '@backstage/config';
import type { UnreadCatalog } from '@groundwork/plugin-readiness-common';
import type { OrganisationAddress } from './organisationAddress';

const PROVIDERS = 'catalog.providers';

/**
 * Catalog providers that the portal asks for people and services and that the command line cannot: what they hold is
 * missing, not absent. People of the organisations that are read anyway are read with them.
 */
export function unreadProviders(
  config: Config,
  read: readonly OrganisationAddress[],
): readonly UnreadCatalog[] {
  const providers = config.getOptionalConfig(PROVIDERS);
  return (providers?.keys() ?? []).flatMap(name => {
    switch (name) {
      case 'github':
        return [];
      case 'githubOrg':
        return unreadOrganisations(config, read);
      default:
        return [
          {
            name: `${PROVIDERS}.${name}`,
            reason: 'the command line reads only organisations of GitHub',
          },
        ];
    }
  });
}

function unreadOrganisations(
  config: Config,
  read: readonly OrganisationAddress[],
): readonly UnreadCatalog[] {
  const key = `${PROVIDERS}.githubOrg`;
  const isList = Array.isArray(config.get(key));
  const providers = isList
    ? config.getConfigArray(key)
    : [config.getConfig(key)];
  return providers.flatMap(provider => {
    const host = new URL(provider.getString('githubUrl')).host;
    const isRead = (organisation: string) =>
      read.some(
        address =>
          address.host === host && address.organisation === organisation,
      );
    const organisations = provider.getOptionalStringArray('orgs');
    if (!organisations)
      return [
        {
          name: `${key} of ${host}`,
          reason: 'it names no organisations, so that all of the host count',
        },
      ];
    return organisations
      .filter(organisation => !isRead(organisation))
      .map(organisation => ({
        name: `${host}/${organisation}`,
        reason: 'catalog.providers.github does not name this organisation',
      }));
  });
}
