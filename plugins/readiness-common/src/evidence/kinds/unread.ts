import { z } from 'zod';
import type { SourceObject } from '../observation';
import { failureReasonSchema } from '../outcome';

/** A part of an otherwise successful look that could not be read: what depends on it is unknown, never "none". */
export const unreadSchema = z.object({
  /** What was asked for: `networking.k8s.io/ingressclasses`, `external-secrets.io`. */
  what: z.string(),
  reason: failureReasonSchema,
});

/** See {@link unreadSchema}. */
export type Unread = Readonly<z.infer<typeof unreadSchema>>;

/** Name, uid and resourceVersion of a Kubernetes object: enough to find the raw one. */
export const objectNameSchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
  uid: z.string().optional(),
  resourceVersion: z.string().optional(),
});

/** See {@link objectNameSchema}. */
export type ObjectName = Readonly<z.infer<typeof objectNameSchema>>;

/** The name of an object, without what else is known of it. */
export function objectNameOf(named: ObjectName): SourceObject {
  const { apiVersion, kind, namespace, name, uid, resourceVersion } = named;
  return {
    apiVersion,
    kind,
    ...(namespace === undefined ? {} : { namespace }),
    name,
    ...(uid === undefined ? {} : { uid }),
    ...(resourceVersion === undefined ? {} : { resourceVersion }),
  };
}
