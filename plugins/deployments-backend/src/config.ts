import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { ArgocdInstance } from './sources/ArgocdSource';
import type { KubernetesCluster } from './sources/KubernetesSource';
import type { Environment } from './status/environments';

/** Everything the plugin reads from the configuration, once, at start. */
export interface DeploymentsConfig {
  readonly environments: readonly Environment[];
  readonly argocdInstances: readonly ArgocdInstance[];
  readonly clusters: readonly KubernetesCluster[];
  /** Locator methods that we cannot follow; what they would find is not shown. */
  readonly ignoredLocators: readonly string[];
  readonly sourceTimeoutMs: number;
  readonly cacheTtlMs: number;
}

/** The whole answer has three seconds; more than this per source would break that. */
const LONGEST_SOURCE_TIMEOUT_MS = 2500;

function httpUrlAt(config: Config, key: string): string {
  const value = config.getString(key);
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new InputError(`Configuration ${key} is not an http(s) address`);
  }
  return value.replace(/\/+$/, '');
}

function readEnvironment(config: Config): Environment {
  const name = config.getString('name');
  return {
    name,
    tier: config.getOptionalString('tier') ?? name,
    clusters: config.getOptionalStringArray('clusters') ?? [],
    argocdInstances: config.getOptionalStringArray('argocdInstances') ?? [],
  };
}

function readArgocdInstance(config: Config): ArgocdInstance {
  const baseUrl = httpUrlAt(config, 'url');
  const token = config.getOptionalString('token');
  return {
    name: config.getString('name'),
    baseUrl,
    frontendUrl: (config.getOptionalString('frontendUrl') ?? baseUrl).replace(
      /\/+$/,
      '',
    ),
    ...(token ? { token } : {}),
  };
}

function unsupportedBecause(config: Config): string | undefined {
  const provider = config.getOptionalString('authProvider');
  if (provider && provider !== 'serviceAccount') {
    return `The cluster is configured with authProvider ${provider}; the deploy status needs serviceAccount with a serviceAccountToken.`;
  }
  if (config.getOptionalString('caFile') !== undefined) {
    return 'The cluster is configured with caFile; the deploy status needs caData.';
  }
  return undefined;
}

function readCluster(config: Config): KubernetesCluster {
  const token = config.getOptionalString('serviceAccountToken');
  const caData = config.getOptionalString('caData');
  const skipTlsVerify = config.getOptionalBoolean('skipTLSVerify') ?? false;
  const unsupported = unsupportedBecause(config);
  return {
    name: config.getString('name'),
    baseUrl: httpUrlAt(config, 'url'),
    skipTlsVerify,
    ...(token ? { token } : {}),
    ...(caData ? { ca: Buffer.from(caData, 'base64').toString('utf8') } : {}),
    ...(unsupported ? { unsupported } : {}),
  };
}

function locators(root: Config, key: string): readonly Config[] {
  return root.getOptionalConfigArray(key) ?? [];
}

function timeoutOf(root: Config): number {
  const key = 'deployments.sourceTimeoutMs';
  const value = root.getOptionalNumber(key) ?? 2000;
  if (value <= 0 || value > LONGEST_SOURCE_TIMEOUT_MS) {
    throw new InputError(
      `Configuration ${key} must be between 1 and ${LONGEST_SOURCE_TIMEOUT_MS}`,
    );
  }
  return value;
}

function uniqueNames(key: string, items: readonly { readonly name: string }[]) {
  const names = items.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new InputError(`Configuration ${key} names ${twice} twice`);
  }
}

/** Reads and checks the configuration; fails with the full key path. */
export function readDeploymentsConfig(
  root: RootConfigService,
): DeploymentsConfig {
  const argocd = locators(root, 'argocd.appLocatorMethods');
  const kubernetes = locators(root, 'kubernetes.clusterLocatorMethods');
  const typeOf = (locator: Config) => locator.getString('type');
  const result = {
    environments: locators(root, 'deployments.environments').map(
      readEnvironment,
    ),
    argocdInstances: argocd
      .filter(locator => typeOf(locator) === 'config')
      .flatMap(locator =>
        locators(locator, 'instances').map(readArgocdInstance),
      ),
    clusters: kubernetes
      .filter(locator => typeOf(locator) === 'config')
      .flatMap(locator => locators(locator, 'clusters').map(readCluster)),
    ignoredLocators: [...argocd, ...kubernetes]
      .map(typeOf)
      .filter(type => type !== 'config'),
    sourceTimeoutMs: timeoutOf(root),
    cacheTtlMs: root.getOptionalNumber('deployments.cacheTtlMs') ?? 5000,
  };
  uniqueNames('deployments.environments', result.environments);
  uniqueNames('argocd.appLocatorMethods', result.argocdInstances);
  uniqueNames('kubernetes.clusterLocatorMethods', result.clusters);
  return result;
}
