import type {
  ClusterEntryPoints,
  Unread,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import type { ClusterApi } from '../cluster/clusterApi';
import { metadataSchema, nameOf } from '../cluster/objects';
import { resources } from '../cluster/resources';

type EntryPointClass = ClusterEntryPoints['classes'][number];

const ingressClassSchema = z.object({
  metadata: metadataSchema,
  spec: z.object({ controller: z.string().optional() }).nullish(),
});
const gatewayClassSchema = z.object({
  metadata: metadataSchema,
  spec: z.object({ controllerName: z.string() }),
});

/** The ways into a cluster that its administrators offer, with what of them could not be read. */
export interface OfferedClasses {
  readonly classes: readonly EntryPointClass[];
  readonly unread: readonly Unread[];
}

/** Reads IngressClasses and GatewayClasses. */
export async function readClasses(api: ClusterApi): Promise<OfferedClasses> {
  const ingress = await api.all(resources.ingressClass, ingressClassSchema);
  const gateway = await api.all(resources.gatewayClass, gatewayClassSchema);
  const unread = [
    { what: 'networking.k8s.io/ingressclasses', listing: ingress.listing },
    {
      what: 'gateway.networking.k8s.io/gatewayclasses',
      listing: gateway.listing,
    },
  ].flatMap(({ what, listing }) =>
    listing.state === 'unread' ? [{ what, reason: listing.reason }] : [],
  );
  return {
    classes: [
      ...ingress.items.flatMap(({ metadata, spec }, index) => {
        const listed = ingress.raw[index];
        if (!listed || spec?.controller === undefined) return [];
        const isDefault =
          metadata.annotations[
            'ingressclass.kubernetes.io/is-default-class'
          ] === 'true';
        return [
          {
            ...nameOf(listed, metadata),
            controller: spec.controller,
            isDefault,
          },
        ];
      }),
      ...gateway.items.flatMap(({ metadata, spec }, index) => {
        const listed = gateway.raw[index];
        return listed
          ? [
              {
                ...nameOf(listed, metadata),
                controller: spec.controllerName,
                isDefault: false,
              },
            ]
          : [];
      }),
    ],
    unread,
  };
}

/** Controller of a class by name; without a name, that of the default class. Undefined where it leads nowhere. */
export function controllerOf(
  classes: readonly EntryPointClass[],
  kind: 'IngressClass' | 'GatewayClass',
  name: string | undefined,
): string | undefined {
  const candidates = classes.filter(item => item.kind === kind);
  const found =
    name === undefined
      ? candidates.find(({ isDefault }) => isDefault)
      : candidates.find(item => item.name === name);
  return found?.controller;
}
