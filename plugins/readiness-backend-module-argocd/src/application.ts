import type { Application } from '@groundwork/plugin-readiness-common';
import { KUBERNETES_ID } from '@groundwork/workload-ownership';
import { z } from 'zod';
import type { InitiatorOf } from './initiators';

const sourceSchema = z.object({
  repoURL: z.string().optional(),
  path: z.string().optional(),
});

/** Of several sources the single field is empty. */
const broughtShape = {
  revision: z.string().optional(),
  revisions: z.array(z.string()).nullish(),
};

type Brought = z.output<z.ZodObject<typeof broughtShape>>;

/** `Application` of Argo CD's API, reduced to what is evidence. */
export const applicationItemSchema = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string().optional(),
    uid: z.string().optional(),
    resourceVersion: z.string().optional(),
    labels: z.record(z.string(), z.string()).nullish(),
    annotations: z.record(z.string(), z.string()).nullish(),
  }),
  spec: z.object({
    project: z.string().optional(),
    source: sourceSchema.nullish(),
    sources: z.array(sourceSchema).nullish(),
    destination: z
      .object({
        name: z.string().optional(),
        server: z.string().optional(),
        namespace: z.string().optional(),
      })
      .nullish(),
    syncPolicy: z
      .object({
        automated: z
          .object({
            prune: z.boolean().optional(),
            selfHeal: z.boolean().optional(),
            enabled: z.boolean().optional(),
          })
          .nullish(),
      })
      .nullish(),
    ignoreDifferences: z.array(z.unknown()).nullish(),
  }),
  status: z
    .object({
      sync: z
        .object({
          status: z.string().optional(),
          ...broughtShape,
        })
        .nullish(),
      health: z.object({ status: z.string().optional() }).nullish(),
      summary: z.object({ images: z.array(z.string()).nullish() }).nullish(),
      resources: z
        .array(
          z.object({
            group: z.string().optional(),
            kind: z.string(),
            namespace: z.string().optional(),
            name: z.string(),
            status: z.string().optional(),
          }),
        )
        .nullish(),
      history: z
        .array(
          z.object({
            id: z.number().optional(),
            ...broughtShape,
            deployedAt: z.string(),
            deployStartedAt: z.string().optional(),
            initiatedBy: z
              .object({
                username: z.string().optional(),
                automated: z.boolean().optional(),
              })
              .nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});

type Item = z.output<typeof applicationItemSchema>;

/** Keeps the fields that are there, so that an absent one stays absent. */
function present<T extends Readonly<Record<string, unknown>>>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], undefined | null> } {
  // Only keys whose value is undefined or null are left out: what remains has the types that the signature states.
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== null,
    ),
  ) as { [K in keyof T]?: Exclude<T[K], undefined | null> };
}

function syncOf(status: string | undefined): Application['sync'] {
  return status === 'Synced' || status === 'OutOfSync' ? status : 'Unknown';
}

/** Of several sources all of their revisions: any of them may be what changed. */
function revisionOf(brought: Brought | null | undefined): string | undefined {
  return brought?.revision || brought?.revisions?.join(' + ') || undefined;
}

function historyOf(
  { status }: Item,
  initiatorOf: InitiatorOf,
): Application['history'] {
  return (status?.history ?? []).map(
    ({ id, deployedAt, deployStartedAt, initiatedBy, ...brought }) => ({
      // Argo CD leaves a zero out of its JSON: the first entry has no id.
      id: id ?? 0,
      deployedAt,
      ...present({
        revision: revisionOf(brought),
        startedAt: deployStartedAt,
      }),
      ...initiatorOf(initiatedBy),
    }),
  );
}

/** One application as evidence. */
export function applicationOf(
  item: Item,
  initiatorOf: InitiatorOf,
): Application {
  const { metadata, spec, status } = item;
  const automated = spec.syncPolicy?.automated;
  const source = spec.source ?? spec.sources?.[0];
  const component =
    metadata.labels?.[KUBERNETES_ID] ?? metadata.annotations?.[KUBERNETES_ID];
  return {
    name: metadata.name,
    ...present({
      namespace: metadata.namespace,
      project: spec.project,
      uid: metadata.uid,
      resourceVersion: metadata.resourceVersion,
      component,
      repository: source?.repoURL,
      path: source?.path,
      revision: revisionOf(status?.sync),
      health: status?.health?.status,
    }),
    destination: present({
      name: spec.destination?.name,
      server: spec.destination?.server,
      namespace: spec.destination?.namespace,
    }),
    sync: syncOf(status?.sync?.status),
    automated:
      automated !== null &&
      automated !== undefined &&
      automated.enabled !== false,
    selfHeal: automated?.selfHeal ?? false,
    prune: automated?.prune ?? false,
    ignoredDifferences: spec.ignoreDifferences?.length ?? 0,
    resources: (status?.resources ?? []).map(
      ({ group, kind, namespace, name, status: sync }) => ({
        group: group ?? '',
        kind,
        name,
        ...present({ namespace, status: sync }),
      }),
    ),
    images: status?.summary?.images ?? [],
    history: historyOf(item, initiatorOf),
  };
}
