import {
  clusterProfile,
  observed,
  type ClusterProfile,
  type Observation,
  type Subject,
  type Unread,
} from '@groundwork/plugin-readiness-common';
import type {
  CollectContext,
  Collector,
} from '@groundwork/plugin-readiness-node';
import { clustersOf } from '@groundwork/source-client/kubernetes';
import { z } from 'zod';
import { ClusterApi } from '../cluster/clusterApi';
import { componentOf, metadataSchema } from '../cluster/objects';
import { resources } from '../cluster/resources';
import { AttributeReader } from './attributes';

const deploymentSchema = z.object({ metadata: metadataSchema });
const nodeSchema = z.object({
  metadata: metadataSchema,
  status: z.object({ nodeInfo: z.object({ kubeletVersion: z.string() }) }),
});

/** `ingress-nginx-4.11.2` of the label `helm.sh/chart`; undefined where it carries no version. */
export function chartVersion(
  label: string | undefined,
): ClusterProfile['addOns'][number] | undefined {
  const match = /^(.+?)-v?(\d+)\.(\d+)(?:\.\d+)?(?:[-+_].*)?$/.exec(
    label ?? '',
  );
  const [, name, major, minor] = match ?? [];
  return name && major && minor
    ? { name, major: Number(major), minor: Number(minor) }
    : undefined;
}

type AddOn = ClusterProfile['addOns'][number];

/** Charts of what the platform runs; a component's own chart is no add-on. What may not be listed may be a further one. */
async function readAddOns(
  api: ClusterApi,
): Promise<{ readonly addOns: AddOn[]; readonly unread: readonly Unread[] }> {
  const found = new Map<string, AddOn>();
  const unread: Unread[] = [];
  for (const resource of [
    resources.deployment,
    resources.daemonSet,
    resources.statefulSet,
  ]) {
    const { listing, items } = await api.all(resource, deploymentSchema);
    if (listing.state === 'unread')
      unread.push({ what: 'addOns', reason: listing.reason });
    for (const { metadata } of items) {
      const chart =
        componentOf(metadata) === undefined
          ? chartVersion(metadata.labels['helm.sh/chart'])
          : undefined;
      if (chart) found.set(chart.name, chart);
    }
  }
  const addOns = [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { addOns, unread: unread.slice(0, 1) };
}

/** Reads what a cluster offers to the workloads in it. */
export class ClusterProfileCollector implements Collector<ClusterProfile> {
  readonly id = 'kubernetes:cluster-profile';
  readonly produces = clusterProfile;
  readonly appliesTo = { kind: 'Cluster' } as const;

  async collect(
    subject: Subject,
    context: CollectContext,
  ): Promise<Observation<ClusterProfile>> {
    const api = new ClusterApi(
      clustersOf(context.sources).client(subject.name),
    );
    const version = await api.version();
    const reader = new AttributeReader(api);
    await reader.read();
    const nodes = await api.all(resources.node, nodeSchema);
    const unreadNodes =
      nodes.listing.state === 'unread'
        ? [{ what: 'nodes', reason: nodes.listing.reason }]
        : [];
    const { addOns, unread: unreadAddOns } = await readAddOns(api);
    return observed(
      {
        version,
        attributes: reader.attributes,
        addOns,
        ...(nodes.listing.state === 'read'
          ? {
              nodes: nodes.items.map(({ metadata, status }) => ({
                name: metadata.name,
                kubeletVersion: status.nodeInfo.kubeletVersion,
              })),
            }
          : {}),
        objects: reader.objects,
        unread: [...reader.unread, ...unreadNodes, ...unreadAddOns],
      },
      { source: api.source, request: { method: 'GET', path: '/version' } },
    );
  }
}
