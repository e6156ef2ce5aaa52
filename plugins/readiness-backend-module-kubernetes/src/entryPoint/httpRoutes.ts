import type {
  EntryPointEntry,
  Unread,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import type { ClusterApi } from '../cluster/clusterApi';
import { metadataSchema } from '../cluster/objects';
import { resources } from '../cluster/resources';
import { controllerOf } from './classes';
import { entry, type Routing, type Surroundings } from './entry';

const gatewaySchema = z.object({
  metadata: metadataSchema,
  spec: z.object({ gatewayClassName: z.string() }),
});
const httpRouteSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      hostnames: z.array(z.string()).nullish(),
      parentRefs: z
        .array(z.object({ name: z.string(), namespace: z.string().optional() }))
        .nullish(),
      rules: z
        .array(
          z.object({
            backendRefs: z.array(z.object({ name: z.string() })).nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});
/** Reads HTTPRoutes of the Gateway API, each through the class of its Gateway. */
export async function httpRoutes(
  api: ClusterApi,
  around: Surroundings,
  unread: Unread[],
): Promise<readonly EntryPointEntry[]> {
  const group = 'gateway.networking.k8s.io';
  const gateways = await api.all(resources.gateway, gatewaySchema);
  const routes = await api.all(resources.httpRoute, httpRouteSchema);
  for (const [what, { listing }] of [
    ['gateways', gateways],
    ['httproutes', routes],
  ] as const) {
    if (listing.state === 'unread')
      unread.push({ what: `${group}/${what}`, reason: listing.reason });
  }
  const classes = new Map(
    gateways.items.map(({ metadata, spec }) => [
      `${metadata.namespace ?? ''}/${metadata.name}`,
      spec.gatewayClassName,
    ]),
  );
  return routes.items.flatMap(({ metadata, spec }, index) => {
    const listed = routes.raw[index];
    const [parent] = spec?.parentRefs ?? [];
    const className =
      parent &&
      classes.get(
        `${parent.namespace ?? metadata.namespace ?? ''}/${parent.name}`,
      );
    const routing: Routing = {
      hosts: spec?.hostnames ?? [],
      services: (spec?.rules ?? []).flatMap(({ backendRefs }) =>
        (backendRefs ?? []).map(({ name }) => name),
      ),
      className,
      controller:
        className &&
        controllerOf(around.offered.classes, 'GatewayClass', className),
    };
    return listed ? [entry(listed, metadata, { routing, around })] : [];
  });
}
