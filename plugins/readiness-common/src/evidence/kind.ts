import { z } from 'zod';

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
}

/** The value type of an evidence kind. */
export type ValueOf<K> = K extends EvidenceKind<infer T> ? T : never;

/** Declares an evidence kind. */
export function defineEvidenceKind<T>(kind: EvidenceKind<T>): EvidenceKind<T> {
  return kind;
}
