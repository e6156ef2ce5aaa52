import type { Labels } from '@groundwork/workload-ownership';

/** A pod, as policies select it. */
interface SelectablePod {
  readonly namespace: string;
  readonly labels: Labels;
}

/** A network policy of any kind with what tells whose pods it is about. */
export interface NetworkPolicy {
  /** `NetworkPolicy payments/default-deny` */
  readonly name: string;
  /** Undefined for one that is about every namespace. */
  readonly namespace: string | undefined;
  /** It selects every pod and lets nothing in, so that only what another policy allows gets in. */
  readonly deniesByDefault: boolean;
  /** Undefined where its selector is not understood: it may be about any pod. */
  readonly selects: (pod: SelectablePod) => boolean | undefined;
}

/** The name by which a policy is told. */
export function policyName(
  kind: string,
  {
    namespace,
    name,
  }: { readonly namespace?: string | undefined; readonly name: string },
): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
