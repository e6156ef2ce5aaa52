import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** An Argo CD instance with an account that may create applications. */
export interface ArgocdTarget {
  readonly name: string;
  readonly url: string;
  readonly frontendUrl: string;
  readonly token: string;
}

/** Where Argo CD puts the services of an environment, and from which repository. */
export interface ApplicationSettings {
  readonly instance: ArgocdTarget;
  readonly project: string;
  readonly destination: { readonly name: string } | { readonly server: string };
  readonly gitops: { readonly url: string; readonly branch: string };
}

/** One environment of a new service. */
export interface GoldenPathEnvironment {
  readonly name: string;
  readonly domain: string;
  readonly ingressClass?: string;
  /** Where it is set, services are reached by an HTTPRoute and not by an Ingress. */
  readonly gateway?: { readonly name: string; readonly namespace: string };
  readonly application?: ApplicationSettings;
}

/** What the templates need to know of the organisation. */
export interface GoldenPathConfig {
  readonly repository?: {
    readonly host: string;
    readonly owner: string;
    readonly visibility: 'private' | 'internal' | 'public';
  };
  readonly pipelineWorkflow?: string;
  readonly secretStore: string;
  readonly environments: readonly GoldenPathEnvironment[];
  readonly author: { readonly name: string; readonly email: string };
}

/** Reserved by RFC 6761: a host below it never reaches a stranger. */
export const NO_DOMAIN = 'invalid';
const VISIBILITIES = ['private', 'internal', 'public'] as const;
const WORKFLOW =
  /^[\w.-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+\.ya?ml@[\w./-]+$/;

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

function readInstance(config: Config): ArgocdTarget {
  const url = withoutSlash(config.getString('url'));
  return {
    name: config.getString('name'),
    url,
    frontendUrl: withoutSlash(config.getOptionalString('frontendUrl') ?? url),
    token: config.getString('token'),
  };
}

function readDestination(config: Config): ApplicationSettings['destination'] {
  const name = config.getOptionalString('name');
  return name ? { name } : { server: config.getString('server') };
}

function readApplication(
  config: Config,
  instances: readonly ArgocdTarget[],
): ApplicationSettings | undefined {
  const wanted = config.getOptionalString('argocdInstance');
  if (wanted === undefined) {
    return undefined;
  }
  const instance = instances.find(({ name }) => name === wanted);
  if (!instance) {
    throw new InputError(
      `Configuration goldenPath.environments names the Argo CD instance ${wanted}, which goldenPath.argocd.instances does not have`,
    );
  }
  return {
    instance,
    project: config.getOptionalString('project') ?? 'default',
    destination: readDestination(config.getConfig('destination')),
    gitops: {
      url: config.getString('gitopsRepository.url'),
      branch: config.getOptionalString('gitopsRepository.branch') ?? 'main',
    },
  };
}

function readRepository(
  config: Config,
): NonNullable<GoldenPathConfig['repository']> {
  const visibility = config.getOptionalString('visibility') ?? 'private';
  const known = VISIBILITIES.find(candidate => candidate === visibility);
  if (!known) {
    throw new InputError(
      `Configuration goldenPath.repository.visibility must be one of ${VISIBILITIES.join(
        ', ',
      )}`,
    );
  }
  return {
    host: config.getString('host'),
    owner: config.getString('owner'),
    visibility: known,
  };
}

function readWorkflow(root: Config): string | undefined {
  const workflow = root.getOptionalString('goldenPath.pipelineWorkflow');
  if (workflow !== undefined && !WORKFLOW.test(workflow)) {
    throw new InputError(
      'Configuration goldenPath.pipelineWorkflow must look like owner/repository/.github/workflows/file.yaml@ref',
    );
  }
  return workflow;
}

function readEnvironment(
  config: Config,
  instances: readonly ArgocdTarget[],
): GoldenPathEnvironment {
  const name = config.getString('name');
  const application = readApplication(config, instances);
  const ingressClass = config.getOptionalString('ingressClass');
  const gateway = config.getOptionalConfig('gateway');
  if (ingressClass && gateway) {
    throw new InputError(
      `Configuration goldenPath.environments has both ingressClass and gateway for ${name}; services are reached through one of them`,
    );
  }
  return {
    name,
    domain: config.getOptionalString('domain') ?? NO_DOMAIN,
    ...(ingressClass ? { ingressClass } : {}),
    ...(gateway
      ? {
          gateway: {
            name: gateway.getString('name'),
            namespace: gateway.getString('namespace'),
          },
        }
      : {}),
    ...(application ? { application } : {}),
  };
}

/** Reads and checks the configuration once; fails at start with the full key path. */
export function readGoldenPathConfig(
  root: RootConfigService,
): GoldenPathConfig {
  const instances = (
    root.getOptionalConfigArray('goldenPath.argocd.instances') ?? []
  ).map(readInstance);
  const repository = root.getOptionalConfig('goldenPath.repository');
  const pipelineWorkflow = readWorkflow(root);
  return {
    ...(repository ? { repository: readRepository(repository) } : {}),
    ...(pipelineWorkflow ? { pipelineWorkflow } : {}),
    secretStore: root.getOptionalString('goldenPath.secretStore') ?? 'default',
    environments: (
      root.getOptionalConfigArray('goldenPath.environments') ?? []
    ).map(config => readEnvironment(config, instances)),
    author: {
      name:
        root.getOptionalString('scaffolder.defaultAuthor.name') ?? 'Scaffolder',
      email:
        root.getOptionalString('scaffolder.defaultAuthor.email') ??
        'scaffolder@localhost',
    },
  };
}
