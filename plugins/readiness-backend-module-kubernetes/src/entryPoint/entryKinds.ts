import type { EntryPointEntry } from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import type { ListedObject } from '../cluster/clusterApi';
import { metadataSchema } from '../cluster/objects';
import { resources, type Resource } from '../cluster/resources';
import { controllerOf } from './classes';
import { entry, type Routing, type Surroundings } from './entry';

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
export interface EntryKind {
  readonly resource: Resource;
  readonly read: (
    listed: ListedObject,
    around: Surroundings,
  ) => EntryPointEntry | undefined;
}

/** Every kind that says itself where it routes; HTTPRoutes need their Gateway. */
export const ENTRY_KINDS: readonly EntryKind[] = [
  {
    resource: resources.ingress,
    read: (listed, around) => {
      const ingress = ingressSchema.parse(listed.object);
      return entry(listed, ingress.metadata, {
        routing: ingressRouting(ingress, around),
        around,
      });
    },
  },
  {
    resource: resources.virtualService,
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
    resource: resources.route,
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
    resource: resources.ingressRoute,
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
