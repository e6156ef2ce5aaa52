import { createHash } from 'node:crypto';
import type { Repositories } from '../company/ports';
import type { Company } from '../company/types';
import type { BrowsableImageStore } from './image-store';

export interface Blob {
  readonly mediaType: string;
  readonly digest: string;
  readonly bytes: Buffer;
}

export interface Image {
  readonly manifest: Blob;
  readonly config: Blob;
  readonly layer: Blob;
}

export interface ImageSources {
  readonly company: Company;
  readonly repositories: Repositories;
  readonly images: BrowsableImageStore;
  readonly gitHostUrl: string;
}

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG = 'application/vnd.oci.image.config.v1+json';
const LAYER = 'application/vnd.oci.image.layer.v1.tar';
/** A tar archive without files: the images hold no program. */
const EMPTY_LAYER = Buffer.alloc(1024);

/**
 * Images that a plain builder made: their manifests carry no annotations, and the registry keeps their blobs at a host of its
 * own, as registries in a cloud do.
 */
const KEPT_ELSEWHERE: ReadonlySet<string> = new Set(['consent-store']);

/** Whether the registry sends to another host for the blobs of an image. */
export function isKeptElsewhere(name: string): boolean {
  return KEPT_ELSEWHERE.has(name);
}

/** Every image that the company released and every one that a workflow built; made when somebody asks. */
export class Images {
  readonly #sources: ImageSources;
  readonly #byDigest = new Map<
    string,
    { readonly name: string; readonly blob: Blob }
  >();

  constructor(sources: ImageSources) {
    this.#sources = sources;
  }

  async byTag(name: string, tag: string): Promise<Image | undefined> {
    const origin = await this.#originOf(name, tag);
    if (!origin) return undefined;
    const image = imageOf(name, tag, origin);
    for (const blob of [image.manifest, image.config, image.layer])
      this.#byDigest.set(`${name}@${blob.digest}`, { name, blob });
    return image;
  }

  /** A manifest, config or layer; clients learn digests from a tag or from a pod, so all tags are looked at once. */
  async byDigest(name: string, digest: string): Promise<Blob | undefined> {
    const key = `${name}@${digest}`;
    if (!this.#byDigest.has(key)) {
      for (const tag of this.tagsOf(name)) await this.byTag(name, tag);
    }
    return this.#byDigest.get(key)?.blob;
  }

  tagsOf(name: string): readonly string[] {
    const { company, images } = this.#sources;
    const service = company.services.find(each => each.name === name);
    const released = service
      ? [...service.releases.staging, ...service.releases.production].map(
          release => release.version,
        )
      : [];
    return [...new Set([...released, ...images.tags(name)])].sort();
  }

  names(): readonly string[] {
    const { company, images } = this.#sources;
    const released = company.services
      .filter(service => service.releases.staging.length > 0)
      .map(service => service.name);
    return [...new Set([...released, ...images.names()])].sort();
  }

  async #originOf(name: string, tag: string): Promise<Origin | undefined> {
    const { company, repositories, images, gitHostUrl } = this.#sources;
    const built = images.find(name, tag);
    if (built) {
      const repository = built.repository.includes('/')
        ? built.repository
        : `${company.organisation}/${built.repository}`;
      return {
        source: `${gitHostUrl}/${repository}`,
        revision: built.revision,
        at: company.now,
      };
    }
    const service = company.services.find(each => each.name === name);
    const release =
      service &&
      [...service.releases.staging, ...service.releases.production].find(
        each => each.version === tag,
      );
    if (!service || !release) return undefined;
    const revision = await repositories.releaseCommit(
      service.name,
      release.commit,
    );
    return {
      source: `${gitHostUrl}/${company.organisation}/${service.repository}`,
      revision,
      at: release.deployedAt,
    };
  }
}

interface Origin {
  readonly source: string;
  /** Undefined when the history no longer holds the commit. */
  readonly revision: string | undefined;
  readonly at: number;
}

function imageOf(
  name: string,
  tag: string,
  { source, revision, at }: Origin,
): Image {
  const layer = blobOf(LAYER, EMPTY_LAYER);
  const labels = {
    'org.opencontainers.image.source': source,
    'org.opencontainers.image.title': name,
    'org.opencontainers.image.version': tag,
    ...(revision === undefined
      ? {}
      : { 'org.opencontainers.image.revision': revision }),
  };
  const created = new Date(at).toISOString();
  const config = blobOf(
    CONFIG,
    json({
      created,
      architecture: 'amd64',
      os: 'linux',
      config: {
        Env: ['PATH=/usr/local/bin:/usr/bin:/bin'],
        Cmd: ['node', 'src/index.js'],
        WorkingDir: '/app',
        Labels: labels,
      },
      rootfs: { type: 'layers', diff_ids: [layer.digest] },
      history: [{ created, created_by: 'COPY . /app' }],
    }),
  );
  const manifest = blobOf(
    MANIFEST,
    json({
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: descriptorOf(config),
      layers: [descriptorOf(layer)],
      ...(isKeptElsewhere(name) ? {} : { annotations: labels }),
    }),
  );
  return { manifest, config, layer };
}

function json(content: unknown): Buffer {
  return Buffer.from(JSON.stringify(content));
}

function blobOf(mediaType: string, bytes: Buffer): Blob {
  return {
    mediaType,
    bytes,
    digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
  };
}

function descriptorOf({ mediaType, digest, bytes }: Blob) {
  return { mediaType, digest, size: bytes.length };
}
