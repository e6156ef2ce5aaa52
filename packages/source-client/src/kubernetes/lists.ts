import type { Selection } from './resource';

/** Whole objects, their metadata only, or the rows of `kubectl get`. */
export const ACCEPT = {
  objects: 'application/json',
  metadata:
    'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
  table: 'application/json;as=Table;g=meta.k8s.io;v=v1',
} as const;

/** Which objects of a kind, and how much of each. */
export interface ListOptions extends Selection {
  readonly as?: keyof typeof ACCEPT;
  /** Objects of one page, 500 unless stated. */
  readonly pageSize?: number;
  /** Pages to read, all unless stated: one of one object tells whether a list is given at all. */
  readonly pages?: number;
  /** Whether `managedFields`, half of the text or more, may be empty where a list has more than one page. */
  readonly withoutWriters?: boolean;
}

/** What became of a list: read (also when empty), or absent (the cluster has no such group or resource). */
export type ClusterList<T> =
  | {
      readonly state: 'read';
      /** `apps/v1`; lists leave it out of their items. */
      readonly apiVersion: string;
      /** `DeploymentList`. */
      readonly kind: string | undefined;
      /** From which to watch. */
      readonly resourceVersion: string | undefined;
      readonly items: readonly T[];
    }
  | { readonly state: 'absent' };

/** Hears of every object. `begin` is called before the first, and again when the list had to be started again. */
export interface ListVisitor {
  begin(list: {
    readonly apiVersion: string;
    readonly kind: string | undefined;
  }): void;
  item(object: unknown): void;
}
