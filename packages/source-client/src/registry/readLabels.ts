import { z } from 'zod';
import { sourceError } from '../failure';
import { shapeOf } from '../failure/shape';
import type { RegistryClient } from './RegistryClient';

const MANIFESTS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** The commit that an image was built from, as the Open Container Initiative calls it. */
export const REVISION_LABEL = 'org.opencontainers.image.revision';

const labelsSchema = z.record(z.string(), z.string());
const digestSchema = z.string().regex(/^sha256:[0-9a-f]{64}$/);

/** A manifest, or an index with one for each platform. */
const manifestSchema = z.object({
  annotations: labelsSchema.nullish(),
  config: z.object({ digest: digestSchema }).nullish(),
  manifests: z
    .array(
      z.object({
        digest: digestSchema,
        platform: z.object({ os: z.string().optional() }).nullish(),
      }),
    )
    .nullish(),
});

const configSchema = z.object({
  config: z.object({ Labels: labelsSchema.nullish() }).nullish(),
});

/**
 * What an image says of itself: annotations of its manifest, else labels of its configuration; of an index, those of its first
 * platform. Undefined when there is no such image.
 * @throws SourceError
 */
export async function labelsOf(
  client: RegistryClient,
  repository: string,
  reference: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const manifest = await manifestOf(client, repository, reference);
  if (!manifest || manifest.annotations?.[REVISION_LABEL] !== undefined) {
    return manifest?.annotations ?? undefined;
  }
  // Attestations are listed beside platforms, as those of an unknown one.
  const platform = manifest.manifests?.find(
    each => each.platform?.os !== 'unknown',
  );
  if (platform) {
    const own = await manifestOf(client, repository, platform.digest);
    return own && imageLabels(client, repository, own);
  }
  return imageLabels(client, repository, manifest);
}

async function imageLabels(
  client: RegistryClient,
  repository: string,
  { annotations, config }: z.output<typeof manifestSchema>,
): Promise<Readonly<Record<string, string>>> {
  if (!config || annotations?.[REVISION_LABEL] !== undefined) {
    return annotations ?? {};
  }
  const what = `the labels of ${repository}`;
  const { body } = await client.json(
    `/v2/${repository}/blobs/${config.digest}`,
    { what, right: 'pull', onward: client.onward },
  );
  const read = understood(configSchema, body, { client, what });
  return { ...annotations, ...read.config?.Labels };
}

async function manifestOf(
  client: RegistryClient,
  repository: string,
  reference: string,
): Promise<z.output<typeof manifestSchema> | undefined> {
  const what = `the image ${repository}`;
  const { status, body } = await client.json(
    `/v2/${repository}/manifests/${reference}`,
    { headers: { accept: MANIFESTS }, allow: [404], what, right: 'pull' },
  );
  if (status === 404) {
    return undefined;
  }
  return understood(manifestSchema, body, { client, what });
}

function understood<T>(
  schema: z.ZodType<T>,
  body: unknown,
  { client, what }: { readonly client: RegistryClient; readonly what: string },
): T {
  const { data, error } = schema.safeParse(body);
  if (error) {
    const detail = shapeOf(error);
    const { source } = client;
    throw sourceError(
      { reason: 'parse_error', source, what, detail },
      { cause: error },
    );
  }
  return data;
}
