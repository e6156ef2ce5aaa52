import type {
  EntryPointEntry,
  Unread,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import type { ClusterApi, ListedObject, Resource } from '../cluster/clusterApi';
import {
  componentOf,
  metadataSchema,
  nameOf,
  type Metadata,
} from '../cluster/objects';
import { controllerOf, type OfferedClasses } from './classes';
import type { RoutedServices } from './services';

/** What routing objects are read against. */
export interface Surroundings {
  readonly offered: OfferedClasses;
  readonly services: RoutedServices;
}

const backend = z
  .object({ service: z.object({ name: z.string() }).nullish() })
  .nullish();
const ingressSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      ingressClassName: z.string().optional(),
      defaultBackend: backend,
      rules: z
        .array(
          z.object({
            host: z.string().optional(),
            http: z.object({ paths: z.array(z.object({ backend })) }).nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});
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
const virtualServiceSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      hosts: z.array(z.string()).nullish(),
      gateways: z.array(z.string()).nullish(),
    })
    .nullish(),
});
const openshiftRouteSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      host: z.string().optional(),
      to: z.object({ name: z.string() }).nullish(),
    })
    .nullish(),
});
const ingressRouteSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      routes: z
        .array(
          z.object({
            match: z.string().optional(),
            services: z.array(z.object({ name: z.string() })).nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});

/** Components behind an entry: its own, else those of the Services that it routes to. */
function componentsOf(
  metadata: Metadata,
  services: readonly (string | undefined)[],
  { services: known }: Surroundings,
): string[] {
  const own = componentOf(metadata);
  if (own !== undefined) return [own];
  const found = services.flatMap(
    name =>
      known.byName.get(`${metadata.namespace ?? ''}/${name ?? ''}`)
        ?.component ?? [],
  );
  return [...new Set(found)].sort();
}

interface Routing {
  readonly hosts: readonly (string | undefined)[];
  readonly services: readonly (string | undefined)[];
  readonly className?: string | undefined;
  readonly controller?: string | undefined;
}

function entry(
  listed: ListedObject,
  metadata: Metadata,
  { routing, around }: { routing: Routing; around: Surroundings },
): EntryPointEntry {
  const { className, controller } = routing;
  return {
    ...nameOf(listed, metadata),
    hosts: [
      ...new Set(routing.hosts.filter(host => host !== undefined)),
    ].sort(),
    ...(className === undefined ? {} : { className }),
    ...(controller === undefined ? {} : { controller }),
    components: componentsOf(metadata, routing.services, around),
  };
}

function ingressRouting(
  { metadata, spec }: z.output<typeof ingressSchema>,
  { offered }: Surroundings,
): Routing {
  const rules = spec?.rules ?? [];
  const className =
    spec?.ingressClassName ??
    metadata.annotations['kubernetes.io/ingress.class'];
  const paths = rules.flatMap(({ http }) => http?.paths ?? []);
  return {
    hosts: rules.map(({ host }) => host),
    services: [
      ...paths.map(path => path.backend?.service?.name),
      spec?.defaultBackend?.service?.name,
    ],
    className,
    controller: controllerOf(offered.classes, 'IngressClass', className),
  };
}

/** One kind of object that lets traffic in. */
interface EntryKind {
  readonly resource: Resource;
  readonly read: (
    listed: ListedObject,
    around: Surroundings,
  ) => EntryPointEntry | undefined;
}

const OTHERS: readonly EntryKind[] = [
  {
    resource: {
      group: 'networking.k8s.io',
      resource: 'ingresses',
      kind: 'Ingress',
    },
    read: (listed, around) => {
      const ingress = ingressSchema.parse(listed.object);
      return entry(listed, ingress.metadata, {
        routing: ingressRouting(ingress, around),
        around,
      });
    },
  },
  {
    resource: {
      group: 'networking.istio.io',
      resource: 'virtualservices',
      kind: 'VirtualService',
    },
    read: (listed, around) => {
      const { metadata, spec } = virtualServiceSchema.parse(listed.object);
      // Without a gateway it only routes inside the mesh.
      const isInternal = (spec?.gateways ?? ['mesh']).every(
        gateway => gateway === 'mesh',
      );
      return isInternal
        ? undefined
        : entry(listed, metadata, {
            routing: {
              hosts: spec?.hosts ?? [],
              services: [],
              controller: 'istio.io/gateway-controller',
            },
            around,
          });
    },
  },
  {
    resource: {
      group: 'route.openshift.io',
      resource: 'routes',
      kind: 'Route',
    },
    read: (listed, around) => {
      const { metadata, spec } = openshiftRouteSchema.parse(listed.object);
      return entry(listed, metadata, {
        routing: {
          hosts: [spec?.host],
          services: [spec?.to?.name],
          controller: 'openshift.io/ingress-to-route',
        },
        around,
      });
    },
  },
  {
    resource: {
      group: 'traefik.io',
      resource: 'ingressroutes',
      kind: 'IngressRoute',
    },
    read: (listed, around) => {
      const { metadata, spec } = ingressRouteSchema.parse(listed.object);
      const routes = spec?.routes ?? [];
      const hosts = routes.flatMap(({ match }) =>
        [...(match ?? '').matchAll(/Host\(([^)]*)\)/g)].flatMap(([, names]) =>
          (names ?? '').split(',').map(name => name.replace(/[`"'\s]/g, '')),
        ),
      );
      const services = routes.flatMap(route =>
        (route.services ?? []).map(({ name }) => name),
      );
      return entry(listed, metadata, {
        routing: {
          hosts,
          services,
          controller: 'traefik.io/ingress-controller',
        },
        around,
      });
    },
  },
];

async function httpRoutes(
  api: ClusterApi,
  around: Surroundings,
  unread: Unread[],
): Promise<readonly EntryPointEntry[]> {
  const group = 'gateway.networking.k8s.io';
  const gateways = await api.all(
    { group, resource: 'gateways', kind: 'Gateway' },
    gatewaySchema,
  );
  const routes = await api.all(
    { group, resource: 'httproutes', kind: 'HTTPRoute' },
    httpRouteSchema,
  );
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

/** Services of type LoadBalancer that belong to a component; those of the controllers themselves are no way of their own. */
function loadBalancers({ services }: Surroundings): readonly EntryPointEntry[] {
  return [...services.byName.values()].flatMap(service => {
    const { metadata, component, isLoadBalancer } = service;
    if (!isLoadBalancer || component === undefined) return [];
    const host =
      metadata.annotations['external-dns.alpha.kubernetes.io/hostname'];
    return [
      {
        ...nameOf(service, metadata),
        hosts: host === undefined ? [] : [host],
        controller: 'service/load-balancer',
        components: [component],
      },
    ];
  });
}

/** Reads every object that lets traffic in. */
export async function readEntries(
  api: ClusterApi,
  around: Surroundings,
): Promise<{ readonly entries: EntryPointEntry[]; readonly unread: Unread[] }> {
  const unread: Unread[] = [];
  const entries: EntryPointEntry[] = [
    ...(await httpRoutes(api, around, unread)),
    ...loadBalancers(around),
  ];
  for (const { resource, read } of OTHERS) {
    const start = entries.length;
    const listing = await api.list(resource, {
      begin: () => entries.splice(start),
      item: listed => {
        const item = read(listed, around);
        if (item) entries.push(item);
      },
    });
    if (listing.state === 'unread')
      unread.push({
        what: `${resource.group}/${resource.resource}`,
        reason: listing.reason,
      });
  }
  return { entries, unread };
}
