/** A container image reference, taken apart. */
export interface ImageReference {
  /** Last path segment: `payments` of `registry.example.org/team/payments:1.4.0`. */
  readonly shortName: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** Takes an image reference apart; a port in the registry's name is not a tag. */
export function parseImage(image: string): ImageReference {
  const [reference = '', digest] = image.split('@', 2);
  const lastSlash = reference.lastIndexOf('/');
  const last = reference.slice(lastSlash + 1);
  const colon = last.indexOf(':');
  const shortName = colon < 0 ? last : last.slice(0, colon);
  const tag = colon < 0 ? '' : last.slice(colon + 1);
  return {
    shortName,
    ...(tag ? { tag } : {}),
    ...(digest ? { digest } : {}),
  };
}

/** Tags that name a moving target and therefore no version. */
const MOVING_TAGS: ReadonlySet<string> = new Set([
  'latest',
  'main',
  'master',
  'stable',
]);

/**
 * The version that an image states: its tag, else the version label of the
 * workload, else the first digits of the digest. Undefined when nothing says.
 */
export function versionOf(image: string, label?: string): string | undefined {
  const { tag, digest } = parseImage(image);
  if (tag && !MOVING_TAGS.has(tag)) {
    return tag;
  }
  if (label) {
    return label;
  }
  return digest ? digest.slice(0, 'sha256:'.length + 12) : tag;
}

/**
 * The image that is the service itself among all of an application: the one with
 * the service's name, or the only one. Undefined rather than a guess.
 */
export function imageOfService(
  images: readonly string[],
  serviceName: string,
): string | undefined {
  const named = images.filter(
    image => parseImage(image).shortName === serviceName,
  );
  const candidates = named.length > 0 ? named : images;
  return candidates.length === 1 ? candidates[0] : undefined;
}
