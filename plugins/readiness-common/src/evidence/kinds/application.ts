import { z } from 'zod';
import { defineEvidenceKind, type EvidenceObject } from '../kind';
import { reliability } from '../observation';

/** Schema of {@link Application}. */
export const applicationSchema = z.object({
  name: z.string(),
  namespace: z.string().optional(),
  project: z.string().optional(),
  uid: z.string().optional(),
  resourceVersion: z.string().optional(),
  /** Its page in Argo CD; absent in what was stored before it was kept. */
  url: z.string().optional(),
  /** Component it belongs to, by annotation, label or the catalog's `argocd/app-name`. */
  component: z.string().optional(),
  /** Destination cluster by name or server, as Argo CD states it. */
  destination: z.object({
    name: z.string().optional(),
    server: z.string().optional(),
    namespace: z.string().optional(),
  }),
  /** Tier of the environment that it deploys to; absent where the configuration does not tell. */
  tier: z.string().optional(),
  repository: z.string().optional(),
  path: z.string().optional(),
  revision: z.string().optional(),
  sync: z.enum(['Synced', 'OutOfSync', 'Unknown']),
  health: z.string().optional(),
  automated: z.boolean(),
  selfHeal: z.boolean(),
  prune: z.boolean(),
  ignoredDifferences: z.number().int().nonnegative(),
  resources: z.array(
    z.object({
      group: z.string(),
      kind: z.string(),
      namespace: z.string().optional(),
      name: z.string(),
      status: z.string().optional(),
    }),
  ),
  images: z.array(z.string()),
  history: z.array(
    z.object({
      id: z.number().int(),
      revision: z.string().optional(),
      deployedAt: z.string(),
      startedAt: z.string().optional(),
      /** Argo CD itself, an account of a pipeline, or anybody else; absent where Argo CD does not say. */
      startedBy: z.enum(['automation', 'machine', 'person']).optional(),
      /** Reference of that person's team; absent where the catalog knows none, or more than one. */
      team: z.string().optional(),
    }),
  ),
});

/** One Argo CD application. */
export type Application = Readonly<z.infer<typeof applicationSchema>>;

const valueSchema = z.object({ applications: z.array(applicationSchema) });

/** All applications of one Argo CD instance, without anybody's name. Subject: the instance, a source of system `argocd`. */
export type InstanceApplications = Readonly<z.infer<typeof valueSchema>>;

function objectOf(item: Application): EvidenceObject {
  const { namespace, name, uid, resourceVersion, url, component } = item;
  return {
    object: {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...(uid === undefined ? {} : { uid }),
      ...(resourceVersion === undefined ? {} : { resourceVersion }),
      ...(url === undefined ? {} : { url }),
    },
    value: item,
    ...(component === undefined
      ? {}
      : { marks: { namespace: '', labels: {}, annotatedId: component } }),
    lists: item.resources.map((resource, index) => ({
      kind: resource.kind,
      namespace: resource.namespace,
      name: resource.name,
      path: `resources.${index}`,
    })),
  };
}

/** See {@link InstanceApplications}. */
export const application = defineEvidenceKind<InstanceApplications>({
  id: 'application',
  title: 'Applications of an Argo CD instance',
  schema: valueSchema,
  leastReliability: reliability.apiObject,
  objects: ({ applications }) => applications.map(objectOf),
});
