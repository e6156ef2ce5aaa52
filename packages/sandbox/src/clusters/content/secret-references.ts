import { isCloudKey } from '../../git-host/content/cloud-access';
import type {
  Environment,
  SecretsMechanism,
  Service,
  WorkloadOwner,
} from '../../company/types';
import {
  isJsonObject,
  listAt,
  mergeJson,
  objectAt,
  type Json,
  type JsonObject,
} from '../objects/json';
import {
  parseObject,
  type KubernetesObject,
} from '../objects/kubernetes-object';
import { pickNumber } from '../objects/names';

export interface SecretUse {
  readonly service: Service;
  readonly environment: Environment;
  readonly owner: WorkloadOwner;
  readonly mechanism: SecretsMechanism;
}

const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'CronJob']);

/** Where the stores keep what belongs to a service. */
export const secretPath = (service: Service, environment: Environment) =>
  `${environment}/${service.team}/${service.name}`;

/** Names of the plain Secret that a service reads when somebody typed its values in by hand. */
export const plainSecretName = (service: string) => `${service}-credentials`;

/**
 * The manifests with the way in which this service really gets its secrets: one of the two that Vault's teams use,
 * AWS Secrets Manager through the team's own store, or a Secret copied from the shared document.
 */
export function referToSecrets(
  manifests: readonly KubernetesObject[],
  use: SecretUse,
): readonly KubernetesObject[] {
  const bare = manifests
    .filter(manifest => manifest.kind !== 'ExternalSecret')
    .map(manifest => withoutSecrets(manifest, use));
  switch (use.mechanism) {
    case 'vault':
      return isInjected(use)
        ? bare.map(manifest =>
            changeTemplate(manifest, {
              metadata: { annotations: injectorAnnotations(use) },
            }),
          )
        : [
            ...bare.map(manifest =>
              readingSecret(manifest, `${use.service.name}-secrets`),
            ),
            externalSecret(manifests, use, {
              kind: 'ClusterSecretStore',
              name: 'vault',
            }),
          ];
    case 'aws-secrets-manager':
      return [
        ...bare.map(manifest =>
          readingSecret(manifest, `${use.service.name}-secrets`),
        ),
        externalSecret(manifests, use, { kind: 'SecretStore', name: 'aws' }),
      ];
    case 'shared-document':
      return bare.map(manifest =>
        readingKey(manifest, plainSecretName(use.service.name)),
      );
    default: {
      const unreachable: never = use.mechanism;
      throw new TypeError(`No such mechanism: ${unreachable}`);
    }
  }
}

/** Older services of Vault's teams let the agent write files instead. */
function isInjected({ service, owner }: SecretUse): boolean {
  return owner === 'helm' && pickNumber(`injector ${service.name}`, 3) === 0;
}

function injectorAnnotations({ service, environment }: SecretUse): JsonObject {
  return {
    'vault.hashicorp.com/agent-inject': 'true',
    'vault.hashicorp.com/role': service.team,
    'vault.hashicorp.com/agent-inject-secret-config': `secret/${environment}/${service.team}/${service.name}`,
  };
}

/** Removes every reference to a secret, whatever the mechanism; a cloud's key stays where the Secret with it does. */
function withoutSecrets(
  manifest: KubernetesObject,
  use: SecretUse,
): KubernetesObject {
  if (!WORKLOADS.has(manifest.kind)) return manifest;
  const cleaned = changeContainers(manifest, container => {
    const { envFrom: _envFrom, env, ...rest } = container;
    const kept = listAt(env).filter(
      variable =>
        !isJsonObject(variable) ||
        objectAt(variable, 'valueFrom').secretKeyRef === undefined ||
        (isCloudKey(variable.name) && !isInjected(use)),
    );
    return kept.length === 0 ? rest : { ...rest, env: kept };
  });
  const gone = {
    'vault.hashicorp.com/agent-inject': null,
    'vault.hashicorp.com/role': null,
    'vault.hashicorp.com/agent-inject-secret-config': null,
  };
  const isAnnotated =
    Object.keys(objectAt(templateOf(manifest), 'metadata', 'annotations'))
      .length > 0;
  return isAnnotated
    ? changeTemplate(cleaned, { metadata: { annotations: gone } })
    : cleaned;
}

function readingSecret(
  manifest: KubernetesObject,
  secret: string,
): KubernetesObject {
  if (!WORKLOADS.has(manifest.kind)) return manifest;
  return changeContainers(manifest, container => ({
    ...container,
    envFrom: [{ secretRef: { name: secret } }],
  }));
}

function readingKey(
  manifest: KubernetesObject,
  secret: string,
): KubernetesObject {
  if (!WORKLOADS.has(manifest.kind)) return manifest;
  const variable = {
    name: 'DATABASE_PASSWORD',
    valueFrom: { secretKeyRef: { name: secret, key: 'database-password' } },
  };
  return changeContainers(manifest, container => ({
    ...container,
    env: [...listAt(container.env), variable],
  }));
}

function externalSecret(
  manifests: readonly KubernetesObject[],
  { service, environment }: SecretUse,
  store: JsonObject,
): KubernetesObject {
  const [pattern] = manifests;
  const name = `${service.name}-secrets`;
  const namespace = pattern?.metadata.namespace ?? service.team;
  const labels = pattern?.metadata.labels;
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: {
      name,
      namespace,
      ...(labels ? { labels } : {}),
      annotations: { 'backstage.io/kubernetes-id': service.name },
    },
    spec: {
      refreshInterval: '1h',
      target: { name },
      ...sourceOf(service, store, {
        key: secretPath(service, environment),
      }),
    },
  };
}

/** Some name the store above their entries, some at each entry. */
function sourceOf(
  { name }: Service,
  store: JsonObject,
  extract: JsonObject,
): JsonObject {
  return pickNumber(`store of ${name}`, 4) === 0
    ? { dataFrom: [{ extract, sourceRef: { storeRef: store } }] }
    : { secretStoreRef: store, dataFrom: [{ extract }] };
}

function templatePath(manifest: KubernetesObject): readonly string[] {
  return manifest.kind === 'CronJob'
    ? ['spec', 'jobTemplate', 'spec', 'template']
    : ['spec', 'template'];
}

function templateOf(manifest: KubernetesObject): JsonObject {
  return objectAt(manifest, ...templatePath(manifest));
}

function changeTemplate(
  manifest: KubernetesObject,
  patch: JsonObject,
): KubernetesObject {
  if (!WORKLOADS.has(manifest.kind)) return manifest;
  const nested = templatePath(manifest).reduceRight<Json>(
    (inner, key) => ({ [key]: inner }),
    patch,
  );
  const changed = parseObject(mergeJson(manifest, nested));
  if (!changed)
    throw new TypeError(
      `Cannot change the template of ${manifest.kind} ${manifest.metadata.name}`,
    );
  return changed;
}

function changeContainers(
  manifest: KubernetesObject,
  change: (container: JsonObject) => JsonObject,
): KubernetesObject {
  const containers = listAt(templateOf(manifest), 'spec', 'containers').map(
    each => (isJsonObject(each) ? change(each) : each),
  );
  return changeTemplate(manifest, { spec: { containers } });
}
