/** An image reference, taken apart as container engines do. */
export interface ImageReference {
  /** Host with its port; Docker's own where none is named. */
  readonly registry: string;
  /** `team/payments`. */
  readonly repository: string;
  /** `payments` of `team/payments`. */
  readonly shortName: string;
  readonly tag?: string;
  readonly digest?: string;
}

const DOCKER_HUB = 'registry-1.docker.io';
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const REPOSITORY = /^[a-z0-9._-]+(?:\/[a-z0-9._-]+)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/** Undefined for what no registry could have. */
export function parseImageReference(image: string): ImageReference | undefined {
  const [reference = '', digest, ...rest] = image.trim().split('@');
  const slash = reference.indexOf('/');
  const head = slash < 0 ? '' : reference.slice(0, slash);
  // The first part is a host when it looks like one; else it is an owner on Docker Hub.
  const isHost = /[.:]/.test(head) || head === 'localhost';
  const path = isHost ? reference.slice(slash + 1) : reference;
  const colon = path.indexOf(':', path.lastIndexOf('/') + 1);
  const named = colon < 0 ? path : path.slice(0, colon);
  const tag = colon < 0 ? undefined : path.slice(colon + 1);
  const repository = isHost || named.includes('/') ? named : `library/${named}`;
  if (
    rest.length > 0 ||
    !REPOSITORY.test(repository) ||
    repository.split('/').some(part => part === '.' || part === '..') ||
    (tag !== undefined && !TAG.test(tag)) ||
    (digest !== undefined && !DIGEST.test(digest))
  ) {
    return undefined;
  }
  return {
    registry: isHost ? head : DOCKER_HUB,
    repository,
    shortName: repository.slice(repository.lastIndexOf('/') + 1),
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
/** `main-<commit>`, `sha-<commit>`, `1.4.0-<commit>`. */
const COMMIT_AT_END = /(?:^|[^0-9a-z])([0-9a-f]{40}(?:[0-9a-f]{24})?)$/;

/** A whole commit; a beginning of one may be that of another commit too. */
export function commitIn(text: string | undefined): string | undefined {
  const lower = text?.trim().toLocaleLowerCase('en-US');
  return lower !== undefined && COMMIT.test(lower) ? lower : undefined;
}

/** The commit that a tag is, or ends with. */
export function commitOfTag({ tag }: ImageReference): string | undefined {
  return COMMIT_AT_END.exec(tag ?? '')?.[1];
}

/**
 * The image that is the service itself among all that run with it: the one with its name, or the only one. Undefined rather
 * than a guess.
 */
export function imageOfService(
  images: readonly string[],
  names: ReadonlySet<string>,
): ImageReference | undefined {
  const known = [...new Set(images)].flatMap(
    image => parseImageReference(image) ?? [],
  );
  const named = known.filter(({ shortName }) => names.has(shortName));
  const [only, ...others] = named.length > 0 ? named : known;
  return others.length === 0 ? only : undefined;
}
