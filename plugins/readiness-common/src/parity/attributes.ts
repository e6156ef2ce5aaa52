import type {
  ClusterProfile,
  IdentityPattern,
  ProfileAttributes,
} from '../evidence';

/** What two clusters are said to be alike by. `kubernetes` and `addOns` are versions, all others are sets of names. */
export const parityAttributes = [
  'kubernetes',
  'ingressControllers',
  'gatewayControllers',
  'networkPlugins',
  'storageProvisioners',
  'defaultStorageProvisioners',
  'policyEngines',
  'secretsOperators',
  'serviceMeshes',
  'autoscalers',
  'addOns',
] as const satisfies readonly (
  | keyof ProfileAttributes
  | 'kubernetes'
  | 'addOns'
)[];

/** What is put side by side: beside what makes clusters alike, what checks of its own grade. */
export const comparedAttributes = [
  ...parityAttributes,
  'kubelets',
  'policies',
  'identityPatterns',
  'networkPolicies',
] as const satisfies readonly (
  | keyof ProfileAttributes
  | 'kubernetes'
  | 'kubelets'
  | 'addOns'
)[];

/** See {@link comparedAttributes}. */
export type ParityAttribute = (typeof comparedAttributes)[number];

/** How an attribute is called in a sentence. */
export const parityWords: Readonly<Record<ParityAttribute, string>> = {
  kubernetes: 'Kubernetes version',
  ingressControllers: 'ingress controllers',
  gatewayControllers: 'gateway controllers',
  networkPlugins: 'network plugins',
  storageProvisioners: 'storage provisioners',
  defaultStorageProvisioners: 'default storage',
  policyEngines: 'policy engines',
  secretsOperators: 'secrets operators',
  serviceMeshes: 'service meshes',
  autoscalers: 'autoscalers',
  addOns: 'add-on versions',
  kubelets: 'versions of nodes',
  policies: 'admission policies',
  identityPatterns: 'identities of service accounts',
  networkPolicies: 'network policies',
};

const IDENTITY_WORDS: Readonly<Record<IdentityPattern, string>> = {
  'aws-irsa': 'AWS role (IRSA)',
  'eks-pod-identity': 'EKS Pod Identity',
  'gke-workload-identity': 'GKE Workload Identity',
  'azure-workload-identity': 'Azure Workload Identity',
};

/** What a cluster says of an attribute, for people; undefined where it could not be read whole. */
export function valuesOf(
  { version, attributes, addOns, nodes, unread }: ClusterProfile,
  attribute: ParityAttribute,
): readonly string[] | undefined {
  switch (attribute) {
    case 'kubernetes':
      return [version.gitVersion];
    case 'addOns':
      return unread.some(({ what }) => what === 'addOns')
        ? undefined
        : addOns.map(addOnWords);
    case 'kubelets':
      return (
        nodes &&
        [...new Set(nodes.map(node => minorOf(node.kubeletVersion)))].sort()
      );
    case 'policies':
      return attributes.policies?.map(policy => policy.replace('|', ': '));
    case 'identityPatterns':
      return attributes.identityPatterns?.map(
        pattern => IDENTITY_WORDS[pattern],
      );
    default:
      return attributes[attribute];
  }
}

/** Patches come and go with each new node: `v1.33.4` is told as `v1.33`. */
function minorOf(version: string): string {
  return /^v?\d+\.\d+/.exec(version)?.[0] ?? version;
}

/** An add-on with the version that is compared. */
export function addOnWords({
  name,
  major,
  minor,
}: ClusterProfile['addOns'][number]): string {
  return `${name} ${major}.${minor}`;
}
