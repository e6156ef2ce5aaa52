/** Who would bring a workload back if it were gone (docs/how-to/declare-workloads-as-code.md). */
import type {
  Finding,
  InstanceApplications,
  Inventory,
  Reading,
  Workload,
} from '@groundwork/plugin-readiness-common';
import { fails, holds, isUnknown, type Judgement } from './judgement';

const CODE_MANAGERS = /^(terraform|hashicorp\/terraform|pulumi|tofu|opentofu)/i;

/** What of a workload tells who declares it. */
export interface Declaration {
  readonly isGitops: boolean;
  /** Helm, Terraform or Pulumi; Helm may still be what Argo CD renders. */
  readonly isOtherCode: boolean;
  /** `group/kind:namespace/name`, only where a label says that an application may list it. */
  readonly listedAs?: string;
}

function keyOf(object: {
  readonly group: string;
  readonly kind: string;
  readonly namespace?: string | undefined;
  readonly name: string;
}): string {
  return `${object.group}/${object.kind}:${object.namespace ?? ''}/${
    object.name
  }`;
}

export function declarationOf({
  claims,
  writers = [],
  ...object
}: Workload): Declaration {
  const group = object.apiVersion.includes('/')
    ? object.apiVersion.split('/')[0] ?? ''
    : '';
  const isGitops =
    claims.argocdTracking?.matchesSelf === true || claims.flux !== undefined;
  return {
    isGitops,
    isOtherCode:
      claims.helmRelease !== undefined ||
      writers.some(({ manager }) => CODE_MANAGERS.test(manager)),
    ...(claims.instanceLabel !== undefined && !isGitops
      ? { listedAs: keyOf({ ...object, group }) }
      : {}),
  };
}

/** The objects that an instance's applications list, with the clusters that they are meant for, where they say it. */
export type ListedObjects = Readonly<Record<string, readonly string[]>>;

/** Stands for an application that names its cluster by an address. */
const ANY_CLUSTER = '';

export function listedObjectsOf({
  applications,
}: InstanceApplications): ListedObjects {
  const listed = new Map<string, Set<string>>();
  for (const { resources, destination } of applications) {
    for (const resource of resources) {
      const key = keyOf(resource);
      const clusters = listed.get(key) ?? new Set();
      listed.set(key, clusters.add(destination.name ?? ANY_CLUSTER));
    }
  }
  return Object.fromEntries(
    [...listed].map(([key, clusters]) => [key, [...clusters]]),
  );
}

/** What all instances list; incomplete while one of them could not be read. */
export interface Listing {
  readonly instances: readonly ListedObjects[];
  readonly isComplete: boolean;
}

export function listingOf(
  readings: readonly Reading<ListedObjects>[],
): Listing {
  return {
    instances: readings.flatMap(reading =>
      reading.state === 'read' ? [reading.value] : [],
    ),
    isComplete: readings.every(({ state }) => state !== 'unread'),
  };
}

/** Where a workload runs, and which names are names of clusters. */
export interface Place {
  readonly cluster: string;
  readonly inventory: Inventory;
}

function isListed(
  key: string,
  { instances }: Listing,
  { cluster, inventory }: Place,
): boolean {
  const mayMean = (name: string) =>
    name === cluster ||
    !inventory.clusters.some(declared => declared.name === name);
  return instances.some(
    listed => Object.hasOwn(listed, key) && listed[key]?.some(mayMean),
  );
}

/** The application that would declare what runs there. */
export function applicationLines(
  cluster: string,
  namespace: string | undefined,
): NonNullable<Finding['mend']> {
  return {
    into: 'the Argo CD application over the folder with its manifest',
    yaml: `spec:\n  destination:\n    name: ${cluster}\n    namespace: ${namespace}\n`,
  };
}

/** Judges "a GitOps controller owns it". */
export function judgeGitops(
  { isGitops, listedAs }: Declaration,
  listing: Listing,
  place: Place,
): Judgement {
  if (isGitops) return holds;
  if (listedAs !== undefined && isListed(listedAs, listing, place))
    return holds;
  return listedAs !== undefined && !listing.isComplete
    ? isUnknown(
        'carries the label of an Argo CD application, and not every Argo CD could be asked for it',
      )
    : fails('is managed by neither Argo CD nor Flux');
}

/** Judges "some code describes it". */
export function judgeCode(
  declaration: Declaration,
  listing: Listing,
  place: Place,
): Judgement {
  if (declaration.isOtherCode) return holds;
  const gitops = judgeGitops(declaration, listing, place);
  return gitops.state === 'fails'
    ? fails('is managed by none of Argo CD, Flux, Helm and Terraform')
    : gitops;
}
