import type { ClusterProfile, ProfileAttributes } from '../evidence';

/** What two clusters are compared by. `kubernetes` and `addOns` are versions, all others are sets of names. */
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

/** See {@link parityAttributes}. */
export type ParityAttribute = (typeof parityAttributes)[number];

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
};

/** What a cluster says of an attribute, for people; undefined where it could not be read whole. */
export function valuesOf(
  { version, attributes, addOns, unread }: ClusterProfile,
  attribute: ParityAttribute,
): readonly string[] | undefined {
  switch (attribute) {
    case 'kubernetes':
      return [version.gitVersion];
    case 'addOns':
      return unread.some(({ what }) => what === 'addOns')
        ? undefined
        : addOns.map(addOnWords);
    default:
      return attributes[attribute];
  }
}

/** An add-on with the version that is compared. */
export function addOnWords({
  name,
  major,
  minor,
}: ClusterProfile['addOns'][number]): string {
  return `${name} ${major}.${minor}`;
}
