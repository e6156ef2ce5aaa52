import { InputError } from '@backstage/errors';

/** Kubernetes gives applications and namespaces DNS names: no slash, no dot-dot, nothing to escape. */
const dnsName = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;

const PATTERNS = {
  application: dnsName,
  namespace: dnsName,
  /** A commit, a tag, a chart version or a digest. */
  revision: /^[A-Za-z0-9][A-Za-z0-9._+:-]{0,127}$/,
} as const;

/**
 * Path segments reach an API that acts with the instance's token, and a proxy may unescape them on the way: only what can
 * be a name goes further.
 * @throws InputError
 */
export function segment(kind: keyof typeof PATTERNS, value: string): string {
  if (!PATTERNS[kind].test(value) || value.includes('..')) {
    throw new InputError(`This is not the name of an Argo CD ${kind}`);
  }
  return encodeURIComponent(value);
}
