import type { RemoteReference } from './types';

/** What a `uses:` names. */
export type Uses =
  | { readonly kind: 'local'; readonly path: string }
  | { readonly kind: 'container'; readonly image: string }
  | { readonly kind: 'remote'; readonly reference: RemoteReference }
  | { readonly kind: 'invalid'; readonly text: string };

const COMMIT = /^[0-9a-f]{40}$/i;
const VERSION = /^v?(\d+)(?:\.\d+)*(?:[-+.].*)?$/i;

/** Reads the value of a `uses:` key (GitHub Actions workflow syntax). */
export function parseUses(text: string): Uses {
  const value = text.trim();
  if (value.startsWith('./'))
    return {
      kind: 'local',
      path: value.slice(2).replace(/@.*$/, '').replace(/\/$/, ''),
    };
  if (value.startsWith('docker://'))
    return { kind: 'container', image: value.slice('docker://'.length) };
  const match = /^([\w.-]+\/[\w.-]+)(?:\/([^@\s]+))?@(\S+)$/.exec(value);
  const [, repository, path, ref] = match ?? [];
  if (!repository || !ref) return { kind: 'invalid', text: value };
  return {
    kind: 'remote',
    reference: { repository: repository.toLowerCase(), path: path ?? '', ref },
  };
}

/**
 * The major version behind a ref: `v4.2.1`, `4.2` and `v4` are all `v4`; a branch keeps its name; a commit keeps its
 * first twelve digits, because nothing says which version it is.
 */
export function majorOf(ref: string): string {
  if (COMMIT.test(ref)) return ref.slice(0, 12).toLowerCase();
  const version = VERSION.exec(ref.replace(/^refs\/(tags|heads)\//, ''));
  return version?.[1] ? `v${Number(version[1])}` : ref;
}

/** `owner/name/path@major`, the form in which references are compared. */
export function referenceKey({
  repository,
  path,
  ref,
}: RemoteReference): string {
  return `${repository}${path ? `/${path}` : ''}@${majorOf(ref)}`;
}

/** The reference as it was written, for a person to look up. */
export function referenceText({
  repository,
  path,
  ref,
}: RemoteReference): string {
  return `${repository}${path ? `/${path}` : ''}@${ref}`;
}

/**
 * Dependency bots pin an action to a commit and leave its version in a comment behind it. The version is what the
 * author chose, so it takes the place of the commit before the comments are lost to the parser.
 */
export function preferVersionComments(text: string): string {
  return text.replace(
    /(uses:\s*["']?[^\s"'#]+@)[0-9a-f]{40}(["']?)[ \t]+#[ \t]*(?:tag[=:])?(v?\d+(?:\.\d+)*)\b/gi,
    '$1$3$2',
  );
}
