/**
 * Which network policies are about a workload's pods: those of Kubernetes, and those of Cilium and Calico in clusters that
 * have them. A kind that may not be listed leaves every pod open that no other policy is about.
 */
import type { Unread, Workload } from '@groundwork/plugin-readiness-common';
import type { z } from 'zod';
import type { ClusterApi } from '../cluster/clusterApi';
import type { PodTemplate } from '../cluster/objects';
import { resources, type Resource } from '../cluster/resources';
import { calicoGlobalPolicySchema, calicoPolicySchema } from './calicoPolicies';
import {
  ciliumClusterwidePolicySchema,
  ciliumPolicySchema,
} from './ciliumPolicies';
import { networkPolicySchema } from './kubernetesPolicies';
import type { NetworkPolicy } from './policy';

interface Kind {
  readonly resource: Resource;
  readonly schema: z.ZodType<NetworkPolicy[]>;
  /** Where the same policies are when the cluster has no such group. */
  readonly otherwise?: Resource;
}

const KINDS: readonly Kind[] = [
  { resource: resources.networkPolicy, schema: networkPolicySchema },
  { resource: resources.ciliumNetworkPolicy, schema: ciliumPolicySchema },
  {
    resource: resources.ciliumClusterwideNetworkPolicy,
    schema: ciliumClusterwidePolicySchema,
  },
  {
    resource: resources.calicoNetworkPolicy,
    schema: calicoPolicySchema,
    otherwise: resources.newerCalicoNetworkPolicy,
  },
  {
    resource: resources.calicoGlobalNetworkPolicy,
    schema: calicoGlobalPolicySchema,
    otherwise: resources.newerCalicoGlobalNetworkPolicy,
  },
];

/** See {@link readNetworkPolicies}. */
export interface NetworkPolicies {
  of(namespace: string, template: PodTemplate): Pick<Workload, 'network'>;
  /** Kinds in use, and which of them deny by default somewhere: `NetworkPolicy`, `NetworkPolicy that denies by default`. */
  readonly inUse: ReadonlySet<string>;
  readonly unread: readonly Unread[];
}

async function listed(api: ClusterApi, { resource, schema, otherwise }: Kind) {
  const first = await api.all<NetworkPolicy[]>(resource, schema);
  if (first.listing.state !== 'absent' || !otherwise)
    return { resource, ...first };
  const second = await api.all<NetworkPolicy[]>(otherwise, schema);
  return { resource: otherwise, ...second };
}

/** Reads every network policy of a cluster. @throws SourceError for failures that may pass. */
export async function readNetworkPolicies(
  api: ClusterApi,
): Promise<NetworkPolicies> {
  const everywhere: NetworkPolicy[] = [];
  const byNamespace = new Map<string, NetworkPolicy[]>();
  const inUse = new Set<string>();
  const unread: Unread[] = [];
  for (const kind of KINDS) {
    const { resource, listing, items } = await listed(api, kind);
    if (listing.state === 'unread')
      unread.push({
        what: `${resource.group}/${resource.resource}`,
        reason: listing.reason,
      });
    for (const policy of items.flat()) {
      const { namespace, name, deniesByDefault } = policy;
      const what = name.slice(0, name.lastIndexOf(' '));
      inUse.add(deniesByDefault ? `${what} that denies by default` : what);
      const there =
        namespace === undefined ? everywhere : byNamespace.get(namespace);
      if (there) there.push(policy);
      else if (namespace !== undefined) byNamespace.set(namespace, [policy]);
    }
  }
  return {
    inUse,
    of: (namespace, { metadata, spec }) => {
      if (spec?.hostNetwork) return {};
      const all = [...(byNamespace.get(namespace) ?? []), ...everywhere];
      const pod = { namespace, labels: metadata?.labels ?? {} };
      const answers = all.map(policy => [policy, policy.selects(pod)] as const);
      const those = (wanted: boolean | undefined) =>
        answers.flatMap(([policy, is]) => (is === wanted ? [policy] : []));
      const names = (policies: readonly NetworkPolicy[]) => [
        ...new Set(policies.map(({ name }) => name)),
      ];
      return {
        network: {
          policies: names(those(true)),
          deniesByDefault: those(true).some(each => each.deniesByDefault),
          open: [...names(those(undefined)), ...unread.map(({ what }) => what)],
        },
      };
    },
    unread,
  };
}
