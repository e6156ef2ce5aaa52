import { z } from 'zod';
import type { ClusterApi, Listing } from '../cluster/clusterApi';
import {
  componentOf,
  marksOf,
  metadataSchema,
  type Metadata,
} from '../cluster/objects';
import { resources } from '../cluster/resources';

const selector = z.record(z.string(), z.string());
const serviceSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({ type: z.string().optional(), selector: selector.nullish() })
    .nullish(),
});
const routedSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      template: z
        .object({
          metadata: z.object({ labels: selector.nullish() }).nullish(),
        })
        .nullish(),
    })
    .nullish(),
});

/** A Service, reduced. */
export interface RoutedService {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly isLoadBalancer: boolean;
  /** The id that it states, else the one that a workload states which its selector finds. */
  readonly component: string | undefined;
  /** The workloads that its selector finds. */
  readonly workloads: readonly ReturnType<typeof marksOf>[];
}

/** A cluster's Services by `namespace/name`. */
export interface RoutedServices {
  readonly byName: ReadonlyMap<string, RoutedService>;
  readonly listing: Listing;
}

type Selector = z.output<typeof selector> | null | undefined;

function selects(wanted: Selector, labels: Selector): boolean {
  const entries = Object.entries(wanted ?? {});
  return (
    entries.length > 0 &&
    entries.every(([key, value]) => labels?.[key] === value)
  );
}

interface Target {
  readonly namespace: string | undefined;
  readonly labels: Selector;
  readonly component: string | undefined;
  readonly marks: ReturnType<typeof marksOf>;
}

/** Workloads by the labels of their pods. */
async function targets(api: ClusterApi): Promise<readonly Target[]> {
  const found: Target[] = [];
  for (const resource of [resources.deployment, resources.statefulSet]) {
    const { items } = await api.all(resource, routedSchema);
    for (const { metadata, spec } of items) {
      const labels = spec?.template?.metadata?.labels;
      found.push({
        namespace: metadata.namespace,
        labels,
        component: componentOf(metadata),
        marks: marksOf(metadata, labels ?? undefined),
      });
    }
  }
  return found;
}

/** Reads Services; workloads are read only when a Service does not say itself whose it is. */
export async function readServices(api: ClusterApi): Promise<RoutedServices> {
  const { listing, items, raw } = await api.all(
    resources.service,
    serviceSchema,
  );
  const isSilent = items.some(
    ({ metadata, spec }) =>
      componentOf(metadata) === undefined && spec?.selector,
  );
  const behind = isSilent ? await targets(api) : [];
  const byName = new Map<string, RoutedService>();
  items.forEach(({ metadata, spec }, index) => {
    const listed = raw[index];
    if (!listed) return;
    const found = behind.filter(
      target =>
        target.namespace === metadata.namespace &&
        selects(spec?.selector, target.labels),
    );
    byName.set(`${metadata.namespace ?? ''}/${metadata.name}`, {
      apiVersion: listed.apiVersion,
      kind: listed.kind,
      metadata,
      isLoadBalancer: spec?.type === 'LoadBalancer',
      component:
        componentOf(metadata) ??
        found.find(({ component }) => component !== undefined)?.component,
      workloads: found.map(({ marks }) => marks),
    });
  });
  return { byName, listing };
}
