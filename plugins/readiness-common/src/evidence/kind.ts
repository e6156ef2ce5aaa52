import type { WorkloadMarks } from '@groundwork/workload-ownership';
import { z } from 'zod';
import { SourceObject } from './observation';

/** One object of a value that holds many, under the name that its source gives it. */
export interface EvidenceObject {
  readonly object: SourceObject;
  readonly value: unknown;
  /** What of it decides whose it is; without them it is nobody's in particular. */
  readonly marks?: Omit<WorkloadMarks, 'cluster'>;
  /** Objects that it declares, each with the path below its own value that says so: `resources.3`. */
  readonly lists?: readonly {
    readonly kind: string;
    readonly namespace?: string | undefined;
    readonly name: string;
    readonly path: string;
  }[];
}

/** A named schema of one domain fact. Collectors produce it, checks require it; neither knows the other. */
export interface EvidenceKind<T> {
  /** Kebab-case name, unique: `workload`, `pipeline`. */
  readonly id: string;
  /** What the fact is, for people who follow a number down to it. */
  readonly title: string;
  readonly schema: z.ZodType<T>;
  /**
   * How far the weakest source that may tell the fact is to be believed; as an attestation unless stated. A subject that
   * could not be read counts so: whoever would have told it may have been that source.
   */
  readonly leastReliability?: number;
  /**
   * The objects of a value that holds those of many owners, such as everything in a cluster. A reader is shown the one
   * that a result speaks of and never all of them. Absent where the value is about its subject alone.
   */
  objects?(value: T): readonly EvidenceObject[];
}

/** The value type of an evidence kind. */
export type ValueOf<K> = K extends EvidenceKind<infer T> ? T : never;

/** Declares an evidence kind. */
export function defineEvidenceKind<T>(kind: EvidenceKind<T>): EvidenceKind<T> {
  return kind;
}
