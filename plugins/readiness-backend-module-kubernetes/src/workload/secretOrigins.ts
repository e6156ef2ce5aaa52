/**
 * Where Secrets come from, read from the objects that make them. Secrets themselves are never listed: even a list of
 * their names needs the right to read their payload.
 */
import type { SecretUse, Unread } from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import type { ClusterApi, Listing } from '../cluster/clusterApi';
import { resources, type Resource } from '../cluster/resources';
import {
  BACKENDS,
  storeSchema,
  storeRefSchema,
  externalSecretSchema,
  sealedSecretSchema,
  vaultSecretSchema,
  providerClassSchema,
  kustomizationSchema,
  storeBackend,
} from './secretResources';

/** The operator behind a Secret, and where it keeps it; an unknown backend is a reference that leads nowhere. */
export type Origin = Pick<SecretUse, 'operator' | 'backend'>;

/** What is known of a cluster's Secrets, by `namespace/name`. */
export interface SecretOrigins {
  readonly bySecret: ReadonlyMap<string, readonly Origin[]>;
  /** Backend of a SecretProviderClass, by `namespace/name`. */
  readonly providerClasses: ReadonlyMap<string, string>;
  /** `namespace/name` of Flux Kustomizations that decrypt with SOPS. */
  readonly decrypting: ReadonlySet<string>;
  /** A kind that makes Secrets could not be listed: a Secret without an origin may come from there. */
  readonly unread: readonly Unread[];
}

/** What an ExternalSecret makes up itself, such as a registry's short-lived token. */
const GENERATOR = 'generator';

type StoreRef = z.output<typeof storeRefSchema>;

/** The stores that an ExternalSecret really reads, and whether it generates something beside them. */
function sourcesOf({
  secretStoreRef,
  data,
  dataFrom,
}: z.output<typeof externalSecretSchema>['spec']): {
  readonly stores: readonly StoreRef[];
  readonly generates: boolean;
} {
  const entries = [...(data ?? []), ...(dataFrom ?? [])];
  const isGenerated = (entry: (typeof entries)[number]) =>
    entry.sourceRef?.generatorRef !== undefined;
  const read = entries.filter(entry => !isGenerated(entry));
  return {
    stores:
      entries.length === 0
        ? [secretStoreRef]
        : read.map(({ sourceRef }) => sourceRef?.storeRef ?? secretStoreRef),
    generates: read.length < entries.length,
  };
}

const place = (namespace: string | undefined, name: string) =>
  `${namespace ?? ''}/${name}`;

/** Reads every kind that makes Secrets and notes those that could not be read. */
class OriginReader {
  readonly unread: Unread[] = [];

  constructor(private readonly api: ClusterApi) {}

  async items<T>(
    resource: Resource,
    schema: z.ZodType<T>,
  ): Promise<readonly T[]> {
    const { listing, items } = await this.api.all(resource, schema);
    this.note(resource, listing);
    return items;
  }

  private note({ group, resource }: Resource, listing: Listing): void {
    if (listing.state === 'unread')
      this.unread.push({
        what: `${group}/${resource}`,
        reason: listing.reason,
      });
  }
}

async function externalSecrets(
  reader: OriginReader,
): Promise<ReadonlyArray<readonly [string, readonly Origin[]]>> {
  const stores = new Map<string, string | undefined>();
  for (const { metadata, spec } of await reader.items(
    resources.secretStore,
    storeSchema,
  )) {
    stores.set(
      `SecretStore ${place(metadata.namespace, metadata.name)}`,
      storeBackend(spec?.provider),
    );
  }
  for (const { metadata, spec } of await reader.items(
    resources.clusterSecretStore,
    storeSchema,
  )) {
    stores.set(
      `ClusterSecretStore ${metadata.name}`,
      storeBackend(spec?.provider),
    );
  }
  const secrets = await reader.items(
    resources.externalSecret,
    externalSecretSchema,
  );
  const backendOf = (ref: StoreRef, namespace: string | undefined) => {
    const { kind = 'SecretStore', name = '' } = ref ?? {};
    return stores.get(
      kind === 'ClusterSecretStore'
        ? `${kind} ${name}`
        : `${kind} ${place(namespace, name)}`,
    );
  };
  return secrets.map(({ metadata, spec }) => {
    const { stores: refs, generates } = sourcesOf(spec);
    const backends = [
      ...new Set(refs.map(ref => backendOf(ref, metadata.namespace))),
      ...(generates && refs.length === 0 ? [GENERATOR] : []),
    ];
    return [
      place(metadata.namespace, spec.target?.name ?? metadata.name),
      backends.map(
        (backend): Origin => ({
          operator: 'external-secrets',
          ...(backend === undefined ? {} : { backend }),
        }),
      ),
    ] as const;
  });
}

async function vaultSecrets(
  reader: OriginReader,
): Promise<ReadonlyArray<readonly [string, readonly Origin[]]>> {
  const kinds = [
    resources.vaultStaticSecret,
    resources.vaultDynamicSecret,
    resources.vaultPkiSecret,
  ];
  const found: (readonly [string, readonly Origin[]])[] = [];
  for (const kind of kinds) {
    for (const { metadata, spec } of await reader.items(
      kind,
      vaultSecretSchema,
    )) {
      found.push([
        place(metadata.namespace, spec?.destination?.name ?? metadata.name),
        [{ operator: 'vault-secrets-operator', backend: 'vault' }],
      ]);
    }
  }
  return found;
}

/** Reads where a cluster's Secrets come from. @throws SourceError for failures that may pass. */
export async function readSecretOrigins(
  api: ClusterApi,
): Promise<SecretOrigins> {
  const reader = new OriginReader(api);
  const sealed = await reader.items(resources.sealedSecret, sealedSecretSchema);
  const classes = await reader.items(
    resources.secretProviderClass,
    providerClassSchema,
  );
  const kustomizations = await reader.items(
    resources.kustomization,
    kustomizationSchema,
  );
  const bySecret = new Map<string, readonly Origin[]>([
    ...(await externalSecrets(reader)),
    ...(await vaultSecrets(reader)),
    ...sealed.map(
      ({ metadata }) =>
        [
          place(metadata.namespace, metadata.name),
          [{ operator: 'sealed-secrets', backend: 'sealed-secrets' }],
        ] as const,
    ),
  ]);
  return {
    bySecret,
    providerClasses: new Map(
      classes.flatMap(({ metadata, spec }) => {
        const backend =
          spec?.provider && (BACKENDS[spec.provider] ?? spec.provider);
        return backend
          ? [[place(metadata.namespace, metadata.name), backend] as const]
          : [];
      }),
    ),
    decrypting: new Set(
      kustomizations
        .filter(({ spec }) => spec?.decryption?.provider === 'sops')
        .map(({ metadata }) => place(metadata.namespace, metadata.name)),
    ),
    unread: reader.unread,
  };
}
