import { z } from 'zod';
import type { Json, JsonObject } from './json';

export interface OwnerReference extends JsonObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

export interface ManagedFields extends JsonObject {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  readonly time?: string;
  readonly fieldsType: 'FieldsV1';
  readonly fieldsV1: JsonObject;
  readonly subresource?: string;
}

export interface ObjectMeta extends JsonObject {
  readonly name: string;
  readonly generateName?: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly generation?: number;
  readonly creationTimestamp?: string;
  readonly deletionTimestamp?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ownerReferences?: readonly OwnerReference[];
  readonly managedFields?: readonly ManagedFields[];
}

/** Any object of the Kubernetes API, stored or as a manifest. */
export interface KubernetesObject extends JsonObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
}

const strings = z.record(z.string(), z.string()).nullish();
const shape = z.looseObject({
  apiVersion: z.string().min(1),
  kind: z.string().min(1),
  metadata: z.looseObject({
    name: z.string().optional(),
    generateName: z.string().optional(),
    namespace: z.string().optional(),
    labels: strings,
    annotations: strings,
  }),
});

/** Reads an object from outside; undefined when it is none. A missing name becomes the empty string. */
export function parseObject(input: unknown): KubernetesObject | undefined {
  const parsed = shape.safeParse(input);
  if (!parsed.success) return undefined;
  const { labels, annotations, ...metadata } = parsed.data.metadata;
  const object = {
    ...parsed.data,
    metadata: {
      ...metadata,
      name: metadata.name ?? '',
      ...(labels ? { labels } : {}),
      ...(annotations ? { annotations } : {}),
    },
  };
  // The schema checked every key that this type names; the rest came through a JSON or YAML parser.
  return object as KubernetesObject;
}

/** Reads any JSON value that a parser produced. */
export function parseJson(input: unknown): Json | undefined {
  const parsed = z.json().safeParse(input);
  return parsed.success ? parsed.data : undefined;
}

export function groupOf(object: { readonly apiVersion: string }): string {
  return object.apiVersion.includes('/')
    ? object.apiVersion.split('/')[0] ?? ''
    : '';
}

export function labelsOf(
  object: KubernetesObject,
): Readonly<Record<string, string>> {
  return object.metadata.labels ?? {};
}

export function annotationsOf(
  object: KubernetesObject,
): Readonly<Record<string, string>> {
  return object.metadata.annotations ?? {};
}

/** Kubernetes writes whole seconds. */
export function timestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

export function ownerReferenceTo(owner: KubernetesObject): OwnerReference {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid ?? '',
    controller: true,
    blockOwnerDeletion: true,
  };
}

export function isOwnedBy(
  object: KubernetesObject,
  owner: KubernetesObject,
): boolean {
  return (object.metadata.ownerReferences ?? []).some(
    reference => reference.uid === owner.metadata.uid,
  );
}
