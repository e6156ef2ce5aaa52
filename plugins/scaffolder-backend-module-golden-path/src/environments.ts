import { type Config, ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  type ArgocdInstance,
  readInstancesAt,
} from '@groundwork/source-client/argocd';
import {
  type Environment,
  readEnvironments,
} from '@groundwork/source-client/environments';
import { z } from 'zod';

/** Where Argo CD puts the services of an environment, and from which repository. */
export interface ApplicationSettings {
  /** With an account that may create applications. */
  readonly instance: ArgocdInstance;
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

/** Reserved by RFC 6761: a host below it never reaches a stranger. */
export const NO_DOMAIN = 'invalid';
const ENVIRONMENTS_KEY = 'goldenPath.environments';
const settingsSchema = z.record(
  z.string(),
  z.record(z.string(), z.json().optional()),
);

/** Without a token every step would end where Argo CD asks who it is. */
function readInstances(root: Config): readonly ArgocdInstance[] {
  const key = 'goldenPath.argocd';
  const config = root.getOptionalConfig(key);
  const instances = config ? readInstancesAt(config, 'instances', key) : [];
  for (const { name, token } of instances) {
    if (token === undefined) {
      throw new InputError(
        `Configuration ${key}.instances has no token for ${name}`,
      );
    }
  }
  return instances;
}

/** A repository of manifests says that Argo CD deploys; where the environment has one instance, it is that one. */
function instanceNameOf(
  config: Config,
  { argocdInstances }: Environment,
): string | undefined {
  const stated = config.getOptionalString('argocdInstance');
  const [only, ...others] = argocdInstances;
  return stated === undefined &&
    others.length === 0 &&
    config.has('gitopsRepository')
    ? only
    : stated;
}

function readDestination(config: Config): ApplicationSettings['destination'] {
  const name = config.getOptionalString('name');
  return name ? { name } : { server: config.getString('server') };
}

function readApplication(
  config: Config,
  environment: Environment,
  instances: readonly ArgocdInstance[],
): ApplicationSettings | undefined {
  const wanted = instanceNameOf(config, environment);
  if (wanted === undefined) {
    return undefined;
  }
  const instance = instances.find(({ name }) => name === wanted);
  if (!instance) {
    throw new InputError(
      `Configuration ${ENVIRONMENTS_KEY}.${environment.name} is deployed by the Argo CD instance ${wanted}, which goldenPath.argocd.instances does not have`,
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

function readEnvironment(
  config: Config,
  environment: Environment,
  instances: readonly ArgocdInstance[],
): GoldenPathEnvironment {
  const { name } = environment;
  const application = readApplication(config, environment, instances);
  const ingressClass = config.getOptionalString('ingressClass');
  const gateway = config.getOptionalConfig('gateway');
  if (ingressClass && gateway) {
    throw new InputError(
      `Configuration ${ENVIRONMENTS_KEY}.${name} has both ingressClass and gateway; services are reached through one of them`,
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

/** Names of environments are anybody's words, and not all of them can be part of a configuration key. */
function readSettings(root: Config): ReadonlyMap<string, Config> {
  const settings = settingsSchema.safeParse(
    root.getOptional(ENVIRONMENTS_KEY) ?? {},
  );
  if (!settings.success) {
    throw new InputError(
      `Configuration ${ENVIRONMENTS_KEY} must hold settings by the name of an environment`,
    );
  }
  return new Map(
    Object.entries(settings.data).map(([name, data]) => [
      name,
      new ConfigReader(
        data,
        'goldenPath',
        undefined,
        `${ENVIRONMENTS_KEY}.${name}`,
      ),
    ]),
  );
}

/** Settings are kept by the names of `groundwork.environments`, which says the order as well. @throws InputError with the key */
export function readGoldenPathEnvironments(
  root: Config,
): readonly GoldenPathEnvironment[] {
  const declared = readEnvironments(root, [ENVIRONMENTS_KEY]);
  const settings = readSettings(root);
  const stranger = [...settings.keys()].find(
    key => !declared.some(({ name }) => name === key),
  );
  if (stranger !== undefined) {
    throw new InputError(
      `Configuration ${ENVIRONMENTS_KEY} has ${stranger}, which groundwork.environments does not name`,
    );
  }
  const instances = readInstances(root);
  return declared.flatMap(environment => {
    const config = settings.get(environment.name);
    return config ? [readEnvironment(config, environment, instances)] : [];
  });
}
