import type { RootConfigService } from '@backstage/backend-plugin-api';

/** Where hosts that are everybody's keep their pictures. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  'github.com': ['https://avatars.githubusercontent.com'],
};

/** Where the configured Git hosts keep pictures of people: at their own address, or at `avatars` below it. */
export function imageSources(config: RootConfigService): readonly string[] {
  const integrations = config.getOptionalConfig('integrations');
  const hosts = (integrations?.keys() ?? []).flatMap(type =>
    (integrations?.getOptionalConfigArray(type) ?? []).map(item => ({
      host: item.getOptionalString('host'),
      scheme: /^http:/.test(
        item.getOptionalString('apiBaseUrl') ??
          item.getOptionalString('baseUrl') ??
          '',
      )
        ? 'http'
        : 'https',
    })),
  );
  return [
    ...new Set(
      hosts.flatMap(({ host, scheme }) =>
        host
          ? elsewhere[host] ?? [
              `${scheme}://${host}`,
              `${scheme}://avatars.${host}`,
            ]
          : [],
      ),
    ),
  ];
}

/** A content security policy with more places for pictures; one that says nothing about pictures stays as it is. */
export function withImages(policy: string, sources: readonly string[]): string {
  return policy
    .split(';')
    .map(directive => {
      const [name, ...given] = directive.trim().split(/\s+/);
      return name === 'img-src'
        ? [
            name,
            ...given.filter(source => source !== "'none'"),
            ...sources.filter(source => !given.includes(source)),
          ].join(' ')
        : directive;
    })
    .join(';');
}
