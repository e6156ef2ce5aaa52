/** What is read of the objects that make Secrets: External Secrets, sealed ones, Vault's, provider classes, Flux. */
import { z } from 'zod';
import { metadataSchema } from '../cluster/objects';

export const BACKENDS: Readonly<Record<string, string>> = {
  vault: 'vault',
  aws: 'aws-secrets-manager',
  azurekv: 'azure-key-vault',
  azure: 'azure-key-vault',
  gcpsm: 'gcp-secret-manager',
  gcp: 'gcp-secret-manager',
};

export const storeSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({ provider: z.record(z.string(), z.unknown()).nullish() })
    .nullish(),
});
export const storeRefSchema = z
  .object({ name: z.string().optional(), kind: z.string().optional() })
  .nullish();
const entriesSchema = z
  .array(
    z.object({
      sourceRef: z
        .object({
          storeRef: storeRefSchema,
          generatorRef: z.unknown().optional(),
        })
        .nullish(),
    }),
  )
  .nullish();
export const externalSecretSchema = z.object({
  metadata: metadataSchema,
  spec: z.object({
    secretStoreRef: storeRefSchema,
    /** Each entry may name a store of its own in place of the one above, or a generator. */
    data: entriesSchema,
    dataFrom: entriesSchema,
    target: z.object({ name: z.string().optional() }).nullish(),
  }),
});
export const sealedSecretSchema = z.object({ metadata: metadataSchema });
export const vaultSecretSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({ destination: z.object({ name: z.string() }).nullish() })
    .nullish(),
});
export const providerClassSchema = z.object({
  metadata: metadataSchema,
  spec: z.object({ provider: z.string().optional() }).nullish(),
});
export const kustomizationSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({ decryption: z.object({ provider: z.string() }).nullish() })
    .nullish(),
});
const awsSchema = z.object({ service: z.string().optional() });

export function storeBackend(
  provider: Readonly<Record<string, unknown>> | null | undefined,
): string | undefined {
  const [key] = Object.keys(provider ?? {});
  if (
    key === 'aws' &&
    awsSchema.safeParse(provider?.aws).data?.service === 'ParameterStore'
  )
    return 'aws-parameter-store';
  return key === undefined ? undefined : BACKENDS[key] ?? key;
}
