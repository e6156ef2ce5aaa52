import { z } from 'zod';

/**
 * What can be looked at or judged. `Component` and `Group` are catalog entities; `Cluster` and `Source` (an outside
 * system such as one Argo CD instance) are declared by configuration; there is one `Organisation`.
 */
export const subjectKindSchema = z.enum([
  'Component',
  'Group',
  'Cluster',
  'Source',
  'Organisation',
]);

/** See {@link subjectKindSchema}. */
export type SubjectKind = z.infer<typeof subjectKindSchema>;

/** Schema of {@link Subject}. */
export const subjectSchema = z.object({
  kind: subjectKindSchema,
  /** Stable identity: an entity reference, `cluster:<name>`, `source:<name>` or `organisation:default`. */
  ref: z.string().min(1),
  /** Short name for people. */
  name: z.string().min(1),
  /** `spec.type` of an entity, the tier of a cluster, the system of a source (`argocd`). */
  type: z.string().optional(),
  lifecycle: z.string().optional(),
  /** Entity reference of the owning team, when it resolves. */
  team: z.string().optional(),
  annotations: z.record(z.string(), z.string()).optional(),
});

/** One thing that can be looked at or judged. */
export type Subject = Readonly<z.infer<typeof subjectSchema>>;

/** The one subject that organisation checks judge. */
export const organisation: Subject = {
  kind: 'Organisation',
  ref: 'organisation:default',
  name: 'Organisation',
};

/** Subject of a declared cluster; `tier` is its place on the way to production. */
export function clusterSubject(name: string, tier: string): Subject {
  return { kind: 'Cluster', ref: `cluster:${name}`, name, type: tier };
}

/** Subject of an outside system that is looked at as a whole, e.g. one Argo CD instance of system `argocd`. */
export function sourceSubject(name: string, system: string): Subject {
  return { kind: 'Source', ref: `source:${name}`, name, type: system };
}

/**
 * Tells whether a subject belongs to the organisation as a whole: a cluster, an outside system or the organisation itself.
 * Everything else is somebody's, known or not.
 */
export function isOfOrganisation(subjectRef: string): boolean {
  return /^(cluster|source|organisation):/.test(subjectRef);
}

/** Which subjects a collector looks at or a check judges. All given conditions must hold. */
export type SubjectFilter =
  | 'organisation'
  | {
      readonly kind: Exclude<SubjectKind, 'Organisation'>;
      /** Any of these types; absent means every type. */
      readonly type?: readonly string[];
      readonly lifecycle?: readonly string[];
      /** An annotation that must be present. */
      readonly annotation?: string;
    };

/** Tells whether a filter selects a subject. */
export function selects(filter: SubjectFilter, subject: Subject): boolean {
  if (filter === 'organisation') {
    return subject.kind === 'Organisation';
  }
  return (
    subject.kind === filter.kind &&
    isOneOf(filter.type, subject.type) &&
    isOneOf(filter.lifecycle, subject.lifecycle) &&
    (filter.annotation === undefined ||
      subject.annotations?.[filter.annotation] !== undefined)
  );
}

function isOneOf(
  allowed: readonly string[] | undefined,
  value: string | undefined,
): boolean {
  return (
    allowed === undefined || (value !== undefined && allowed.includes(value))
  );
}
