import { InputError } from '@backstage/errors';

/** Kubernetes gives applications and namespaces DNS names: no slash, no dot-dot, nothing to escape. */
const dnsName = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;
/** A commit, a chart version or a digest. */
const revision = /^[A-Za-z0-9][A-Za-z0-9._+:-]{0,127}$/;
/** What somebody called an instance in the configuration. */
const instance = /^[^\p{C}\s/\\][^\p{C}/\\]{0,252}$/u;
const labelSelector = /^[A-Za-z0-9][A-Za-z0-9._/=!,() -]{0,511}$/;

const patterns = {
  application: dnsName,
  namespace: dnsName,
  instance,
  revision,
  selector: labelSelector,
} as const;

export type NameKind = keyof typeof patterns;

/** Path segments reach an API that acts with the instance's token, so only what can be a name goes further. */
export function assertName(kind: NameKind, value: string): string {
  if (!patterns[kind].test(value) || value.includes('..')) {
    throw new InputError(`This is not the name of an Argo CD ${kind}`);
  }
  return value;
}
