import type { RootConfigService } from '@backstage/backend-plugin-api';

/** Where processes in a cloud find their credentials. */
const instanceMetadata = [
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
] as const;
const clouds = {
  aws: ['*.amazonaws.com', ...instanceMetadata],
  google: ['*.googleapis.com', 'metadata.google.internal', ...instanceMetadata],
  azure: [
    '*.blob.core.windows.net',
    'login.microsoftonline.com',
    ...instanceMetadata,
  ],
} as const;
const publishers: Readonly<Record<string, readonly string[]>> = {
  awsS3: clouds.aws,
  googleGcs: clouds.google,
  azureBlobStorage: clouds.azure,
};
const clusterCredentials: Readonly<Record<string, readonly string[]>> = {
  aws: clouds.aws,
  google: clouds.google,
  googleServiceAccount: clouds.google,
  azure: clouds.azure,
};

/**
 * Hosts that a setting means without naming them: a Git host answers with addresses below its own, and a cloud's service
 * has the addresses that its client knows.
 */
export function impliedHosts(config: RootConfigService): readonly string[] {
  return [
    ...gitHosts(config),
    ...signInHosts(config),
    ...(publishers[
      config.getOptionalString('techdocs.publisher.type') ?? 'local'
    ] ?? []),
    ...clustersOf(config).flatMap(
      cluster =>
        clusterCredentials[cluster.getOptionalString('authProvider') ?? ''] ??
        [],
    ),
  ];
}

function gitHosts(config: RootConfigService): readonly string[] {
  const integrations = config.getOptionalConfig('integrations');
  return (integrations?.keys() ?? []).flatMap(type => {
    if (type === 'awsS3' || type === 'awsCodeCommit') {
      return clouds.aws;
    }
    return (integrations?.getOptionalConfigArray(type) ?? []).flatMap(item => {
      const host = item.getOptionalString('host');
      return [
        ...(host ? [`*.${host}`] : []),
        ...(host === 'github.com' ? ['*.githubusercontent.com'] : []),
      ];
    });
  });
}

function signInHosts(config: RootConfigService): readonly string[] {
  const providers = config.getOptionalConfig('auth.providers.github');
  const usesGithubCom = providers
    ?.keys()
    .some(key => !providers.has(`${key}.enterpriseInstanceUrl`));
  return usesGithubCom ? ['github.com', 'api.github.com'] : [];
}

function clustersOf(config: RootConfigService) {
  return (
    config.getOptionalConfigArray('kubernetes.clusterLocatorMethods') ?? []
  ).flatMap(method => method.getOptionalConfigArray('clusters') ?? []);
}
