import type {
  ProfileAttributes,
  Unread,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import type { ClusterApi, ListedObject } from '../cluster/clusterApi';
import { metadataSchema, nameOf, type Metadata } from '../cluster/objects';
import { resources, type Resource } from '../cluster/resources';
import { readNetworkPolicies } from '../network/networkPolicies';
import { ACCOUNT_MARKS, AZURE_ACCOUNT } from '../workload/identity';
import { GATEKEEPER_CONSTRAINTS, POLICY_KINDS } from './policies';

type Attribute = keyof ProfileAttributes;
type ObjectName = ReturnType<typeof nameOf>;

/** API groups that show that a tool is installed. */
const GROUPS: Readonly<
  Record<
    | 'networkPlugins'
    | 'policyEngines'
    | 'secretsOperators'
    | 'serviceMeshes'
    | 'autoscalers',
    ReadonlyArray<readonly [string, string]>
  >
> = {
  networkPlugins: [
    ['crd.projectcalico.org', 'calico'],
    ['cilium.io', 'cilium'],
    ['crd.antrea.io', 'antrea'],
  ],
  policyEngines: [
    ['kyverno.io', 'kyverno'],
    ['templates.gatekeeper.sh', 'gatekeeper'],
    ['policies.kubewarden.io', 'kubewarden'],
  ],
  secretsOperators: [
    ['external-secrets.io', 'external-secrets'],
    ['secrets.hashicorp.com', 'vault-secrets-operator'],
    ['bitnami.com', 'sealed-secrets'],
    ['secrets-store.csi.x-k8s.io', 'secrets-store-csi'],
  ],
  serviceMeshes: [
    ['networking.istio.io', 'istio'],
    ['linkerd.io', 'linkerd'],
    ['consul.hashicorp.com', 'consul'],
    ['kuma.io', 'kuma'],
  ],
  autoscalers: [
    ['karpenter.sh', 'karpenter'],
    ['keda.sh', 'keda'],
    ['autoscaling.k8s.io', 'vertical-pod-autoscaler'],
  ],
};

/** DaemonSets of kube-system that are a network plugin. */
const NETWORK_DAEMONS: ReadonlyArray<readonly [RegExp, string]> = [
  [/^calico-node/, 'calico'],
  [/^cilium/, 'cilium'],
  [/^aws-node/, 'aws-vpc-cni'],
  [/^azure-cni|^azure-ip-masq/, 'azure-cni'],
  [/^kube-flannel/, 'flannel'],
  [/^weave-net/, 'weave'],
  [/^kindnet/, 'kindnet'],
  [/^antrea-agent/, 'antrea'],
  [/^anetd|^netd/, 'gke-dataplane'],
];

const storageClassSchema = z.object({
  metadata: metadataSchema,
  provisioner: z.string(),
});
const daemonSetSchema = z.object({ metadata: metadataSchema });
const ingressClassSchema = z.object({
  metadata: metadataSchema,
  spec: z.object({ controller: z.string().optional() }).nullish(),
});
const gatewayClassSchema = z.object({
  metadata: metadataSchema,
  spec: z.object({ controllerName: z.string() }),
});
const serviceAccountSchema = z.object({ metadata: metadataSchema });

const PATTERN_MARKS = [
  ...ACCOUNT_MARKS,
  [AZURE_ACCOUNT, 'azure-workload-identity'],
] as const;

/** Collects attributes, the objects they were read from, and what could not be read. */
export class AttributeReader {
  readonly attributes: {
    -readonly [K in Attribute]?: ProfileAttributes[K];
  } = {};
  readonly objects: ObjectName[] = [];
  readonly unread: Unread[] = [];

  constructor(private readonly api: ClusterApi) {}

  /** Reads every attribute. One that could not be read is missing, which is not the same as empty. */
  async read(): Promise<void> {
    const groups = await this.api.groups();
    const installed = (attribute: keyof typeof GROUPS) =>
      GROUPS[attribute]
        .filter(([group]) => groups.has(group))
        .map(([, tool]) => tool);
    for (const attribute of [
      'policyEngines',
      'secretsOperators',
      'serviceMeshes',
      'autoscalers',
    ] as const)
      this.set(attribute, installed(attribute));
    await this.list('ingressControllers', resources.ingressClass, {
      schema: ingressClassSchema,
      value: ({ spec }) => spec?.controller,
    });
    await this.list('gatewayControllers', resources.gatewayClass, {
      schema: gatewayClassSchema,
      value: ({ spec }) => spec.controllerName,
    });
    await this.networkPlugins(installed('networkPlugins'));
    await this.storage();
    await this.policies();
    await this.identities();
    await this.networkPolicies();
  }

  /** Only what the accounts themselves show: of running pods and of keys the workloads tell. */
  private async identities(): Promise<void> {
    const { listing, items } = await this.api.all(
      resources.serviceAccount,
      serviceAccountSchema,
    );
    if (listing.state === 'unread') {
      this.unread.push({ what: 'identityPatterns', reason: listing.reason });
      return;
    }
    this.attributes.identityPatterns = PATTERN_MARKS.filter(([mark]) =>
      items.some(({ metadata }) => metadata.annotations[mark]),
    ).map(([, pattern]) => pattern);
  }

  private async networkPolicies(): Promise<void> {
    const { inUse, unread } = await readNetworkPolicies(this.api);
    const [first] = unread;
    if (first)
      this.unread.push({ what: 'networkPolicies', reason: first.reason });
    else this.set('networkPolicies', inUse);
  }

  private set(
    attribute: Exclude<Attribute, 'identityPatterns'>,
    values: Iterable<string>,
  ): void {
    this.attributes[attribute] = [...new Set(values)].sort();
  }

  private async items<T extends { readonly metadata: Metadata }>(
    attributes: readonly Attribute[],
    resource: Resource,
    schema: z.ZodType<T>,
  ): Promise<readonly T[] | undefined> {
    const { listing, items, raw } = await this.api.all(resource, schema);
    if (listing.state === 'unread') {
      this.unread.push(
        ...attributes.map(what => ({ what, reason: listing.reason })),
      );
      return undefined;
    }
    items.forEach(({ metadata }, index) => this.note(raw[index], metadata));
    return items;
  }

  private note(listed: ListedObject | undefined, metadata: Metadata): void {
    if (listed) this.objects.push(nameOf(listed, metadata));
  }

  private async list<T extends { readonly metadata: Metadata }>(
    attribute: Exclude<Attribute, 'identityPatterns'>,
    resource: Resource,
    of: { schema: z.ZodType<T>; value: (item: T) => string | undefined },
  ): Promise<void> {
    const items = await this.items([attribute], resource, of.schema);
    if (items)
      this.set(
        attribute,
        items.flatMap(item => of.value(item) ?? []),
      );
  }

  private async networkPlugins(byGroup: readonly string[]): Promise<void> {
    const { listing, items, raw } = await this.api.all(
      resources.daemonSet,
      daemonSetSchema,
    );
    if (listing.state === 'unread') {
      this.unread.push({ what: 'networkPlugins', reason: listing.reason });
      return;
    }
    const found = items.flatMap(({ metadata }, index) => {
      const plugin =
        metadata.namespace === 'kube-system'
          ? NETWORK_DAEMONS.find(([name]) => name.test(metadata.name))?.[1]
          : undefined;
      if (plugin) this.note(raw[index], metadata);
      return plugin ?? [];
    });
    this.set('networkPlugins', [...byGroup, ...found]);
  }

  private async storage(): Promise<void> {
    const classes = await this.items(
      ['storageProvisioners', 'defaultStorageProvisioners'],
      resources.storageClass,
      storageClassSchema,
    );
    if (!classes) return;
    const defaults = classes.filter(
      ({ metadata }) =>
        metadata.annotations['storageclass.kubernetes.io/is-default-class'] ===
        'true',
    );
    this.set(
      'storageProvisioners',
      classes.map(({ provisioner }) => provisioner),
    );
    this.set(
      'defaultStorageProvisioners',
      defaults.map(({ provisioner }) => provisioner),
    );
  }

  /** What may refuse an object; missing as a whole where a part of it could not be read. */
  private async policies(): Promise<void> {
    const found: string[][] = [];
    for (const { resource, schema } of POLICY_KINDS) {
      const { listing, items, raw } = await this.api.all(resource, schema);
      if (listing.state === 'unread') {
        this.unread.push({ what: 'policies', reason: listing.reason });
        continue;
      }
      items.forEach(({ metadata, pairs }, index) => {
        if (pairs.length > 0) this.note(raw[index], metadata);
      });
      found.push(items.flatMap(({ pairs }) => pairs));
    }
    const groups = await this.api.groups();
    const isOpaque = groups.has(GATEKEEPER_CONSTRAINTS);
    if (isOpaque) this.unread.push({ what: 'policies', reason: 'unsupported' });
    if (found.length === POLICY_KINDS.length && !isOpaque)
      this.set('policies', found.flat());
  }
}
