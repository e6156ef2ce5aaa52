import type { ClusterPlan } from '../../company/types';
import {
  CORE,
  CUSTOM,
  GATEWAY_API,
  KYVERNO,
  REVIEWS,
  WORKLOADS,
  type ResourceRow,
} from './resource-rows';
import type { Subresource } from './subresource';

export interface ResourceType {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly verbs: readonly string[];
  readonly subresources: readonly Subresource[];
  /** Defined by a CustomResourceDefinition: lists carry kind and apiVersion per item. */
  readonly custom: boolean;
  /** Answered on the spot and never stored. */
  readonly virtual: boolean;
}

const ALL_VERBS = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
] as const;
const CUSTOM_VERBS = [
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'create',
  'update',
  'watch',
] as const;
const STATUS_VERBS = ['get', 'patch', 'update'] as const;

export const METRICS_GROUP = 'metrics.k8s.io';

/** What a cluster knows: the built-in types, and those that its add-ons define. */
export function resourceTypesOf(plan: ClusterPlan): readonly ResourceType[] {
  const rows = [
    ...CORE,
    ...WORKLOADS,
    ...REVIEWS,
    ...CUSTOM,
    ...(plan.policyEngine === 'none' ? [] : KYVERNO),
    ...(plan.ingressController === 'gateway-api' ? GATEWAY_API : []),
  ];
  return rows.map(toResourceType);
}

export function apiVersionOf(type: ResourceType): string {
  return type.group === '' ? type.version : `${type.group}/${type.version}`;
}

/** How messages name a type: `pods`, `deployments.apps`. */
export function qualifiedName(type: ResourceType): string {
  return type.group === '' ? type.plural : `${type.plural}.${type.group}`;
}

function toResourceType(row: ResourceRow): ResourceType {
  const [apiVersion, kind] = row.is;
  const [group = '', version = ''] = apiVersion.includes('/')
    ? apiVersion.split('/')
    : ['', apiVersion];
  const singular = kind.toLowerCase();
  const custom = row.custom ?? false;
  return {
    group,
    version,
    kind,
    plural: row.plural ?? pluralOf(singular),
    singular,
    namespaced: !row.cluster,
    shortNames: row.short ?? [],
    categories: row.categories ?? [],
    verbs: row.verbs ?? (custom ? CUSTOM_VERBS : ALL_VERBS),
    subresources: [
      ...(row.more ?? []),
      ...(row.scale ? [scaleOf()] : []),
      ...(row.status ? [statusOf(kind)] : []),
    ],
    custom,
    virtual: row.virtual ?? false,
  };
}

function scaleOf(): Subresource {
  return {
    name: 'scale',
    verbs: STATUS_VERBS,
    kind: 'Scale',
    group: 'autoscaling',
    version: 'v1',
  };
}

function statusOf(kind: string): Subresource {
  return { name: 'status', verbs: STATUS_VERBS, kind };
}

function pluralOf(singular: string): string {
  if (singular === 'endpoints') return singular;
  if (/[^aeiou]y$/.test(singular)) return `${singular.slice(0, -1)}ies`;
  return singular.endsWith('s') ? `${singular}es` : `${singular}s`;
}
