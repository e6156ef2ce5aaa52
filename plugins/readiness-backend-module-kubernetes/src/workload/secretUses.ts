import type { SecretUse } from '@groundwork/plugin-readiness-common';
import { containersOf, type PodTemplate } from '../cluster/objects';
import type { SecretOrigins } from './secretOrigins';

/**
 * Names of variables that hold a secret (docs/how-to/use-one-secrets-backend.md). The value is looked at only for being
 * there.
 */
const SECRET_NAME = /(PASSWORD|TOKEN|SECRET|API_KEY|ACCESS_KEY|PRIVATE_KEY)$/i;

interface Owner {
  readonly namespace: string;
  /** `namespace/name` of the Flux Kustomization that owns the workload. */
  readonly flux: string | undefined;
}

function secretNames(template: PodTemplate): ReadonlySet<string> {
  const names = [
    ...containersOf(template).flatMap(({ env, envFrom }) => [
      ...(env ?? []).map(({ valueFrom }) => valueFrom?.secretKeyRef?.name),
      ...(envFrom ?? []).map(({ secretRef }) => secretRef?.name),
    ]),
    ...(template.spec?.volumes ?? []).map(({ secret }) => secret?.secretName),
  ];
  return new Set(names.filter(name => name !== undefined));
}

/** The uses of one Secret: by the operator that makes it; plain when every kind that could make it was read. */
function referenced(
  name: string,
  owner: Owner,
  origins: SecretOrigins,
): readonly SecretUse[] {
  const reference = `Secret ${owner.namespace}/${name}`;
  const made = origins.bySecret.get(`${owner.namespace}/${name}`);
  if (made) return made.map(origin => ({ ...origin, reference }));
  if (owner.flux !== undefined && origins.decrypting.has(owner.flux))
    return [{ operator: 'sops', backend: 'sops', reference }];
  return [
    {
      operator: 'plain',
      ...(origins.unread.length === 0 ? { backend: 'plain' } : {}),
      reference,
    },
  ];
}

function mounted(
  template: PodTemplate,
  { namespace }: Owner,
  origins: SecretOrigins,
): readonly SecretUse[] {
  return (template.spec?.volumes ?? []).flatMap(({ csi }) => {
    if (csi?.driver !== 'secrets-store.csi.k8s.io') return [];
    const name = csi.volumeAttributes.secretProviderClass ?? '';
    const backend = origins.providerClasses.get(`${namespace}/${name}`);
    return [
      {
        operator: 'secrets-store-csi',
        reference: `SecretProviderClass ${namespace}/${name}`,
        ...(backend ? { backend } : {}),
      } satisfies SecretUse,
    ];
  });
}

function inline(template: PodTemplate): readonly SecretUse[] {
  const names = containersOf(template).flatMap(({ env }) =>
    (env ?? [])
      .filter(
        ({ name, value }) =>
          SECRET_NAME.test(name) && value !== undefined && value !== '',
      )
      .map(({ name }) => name),
  );
  return [...new Set(names)].map(name => ({
    operator: 'inline',
    backend: 'unmanaged',
    reference: `env ${name}`,
  }));
}

/** Every way in which secrets reach the pods of a template. No value of a secret is kept. */
export function secretUses(
  template: PodTemplate,
  owner: Owner,
  origins: SecretOrigins,
): SecretUse[] {
  const injected =
    template.metadata?.annotations['vault.hashicorp.com/agent-inject'] ===
    'true';
  return [
    ...(injected
      ? [
          {
            operator: 'vault-injector',
            backend: 'vault',
            reference: 'annotation vault.hashicorp.com/agent-inject',
          } as const,
        ]
      : []),
    ...mounted(template, owner, origins),
    ...[...secretNames(template)].flatMap(name =>
      referenced(name, owner, origins),
    ),
    ...inline(template),
  ];
}
