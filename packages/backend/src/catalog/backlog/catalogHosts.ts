import type { RootConfigService } from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';

const BASE_URLS = ['apiBaseUrl', 'rawBaseUrl', 'baseUrl', 'gitilesBaseUrl'];

/** Hosts of the configured Git hosts, those of their APIs included: where the catalog reads. */
export function catalogHosts(config: RootConfigService): ReadonlySet<string> {
  return new Set(
    ScmIntegrations.fromConfig(config)
      .list()
      .flatMap(integration => {
        const settings: unknown =
          'config' in integration ? integration.config : undefined;
        return typeof settings === 'object' && settings !== null
          ? hostsIn(new Map(Object.entries(settings)))
          : [];
      }),
  );
}

function hostsIn(settings: ReadonlyMap<string, unknown>): readonly string[] {
  const addresses = BASE_URLS.map(key => String(settings.get(key)));
  return [
    String(settings.get('host')),
    ...addresses
      .filter(address => URL.canParse(address))
      .map(address => new URL(address).host),
  ];
}
