import { z } from 'zod';
import { FailureReason } from './outcome';

/** How much a kind of source is to be believed (docs/explanation/how-the-score-works.md, "Confidence"). */
export const reliability = {
  /** An API object or a runtime link. */
  apiObject: 1,
  /** A run log or a declared mapping. */
  declaredMapping: 0.9,
  /** A name, a file, a heuristic. */
  heuristic: 0.7,
  /** A survey with at least 30 % response. */
  survey: 0.5,
  /** One person's attestation. */
  attestation: 0.3,
} as const;

/** Schema of {@link Source}. */
export const sourceSchema = z.object({
  /** Kind of system: `kubernetes`, `argocd`, `github`, `catalog`. */
  kind: z.string(),
  /** Which one of them: a cluster's, an instance's or a host's name. */
  instance: z.string(),
});

/** The outside system that answered, or did not. */
export type Source = Readonly<z.infer<typeof sourceSchema>>;

/** Schema of {@link SourceRequest}. */
export const sourceRequestSchema = z.object({
  method: z.string(),
  path: z.string(),
  query: z.record(z.string(), z.string()).optional(),
});

/** The request that was asked; never its credentials. */
export type SourceRequest = Readonly<z.infer<typeof sourceRequestSchema>>;

/** Schema of {@link SourceObject}. */
export const sourceObjectSchema = z.object({
  apiVersion: z.string().optional(),
  kind: z.string().optional(),
  namespace: z.string().optional(),
  name: z.string().optional(),
  uid: z.string().optional(),
  resourceVersion: z.string().optional(),
  repo: z.string().optional(),
  path: z.string().optional(),
  sha: z.string().optional(),
  /** Address at which a person can open it in the outside system. */
  url: z.string().optional(),
});

/** The raw object that a number goes back to. */
export type SourceObject = Readonly<z.infer<typeof sourceObjectSchema>>;

interface Look {
  readonly source: Source;
  readonly request?: SourceRequest;
  readonly object?: SourceObject;
}

/** What a collector returns from one look at one subject. */
export type Observation<T> =
  | (Look & {
      readonly outcome: 'observed';
      readonly value: T;
      /** Factor r; 1 unless the source is weaker than an API object. */
      readonly reliability?: number;
      /** ISO time the fact held, when the source states one; otherwise the time of the look. */
      readonly observedAt?: string;
    })
  | (Look & { readonly outcome: 'absent'; readonly explanation: string })
  | (Look & {
      readonly outcome: 'failed';
      readonly reason: FailureReason;
      /** What a person needs to know to repair it; never a credential. */
      readonly message: string;
    });

/** A fact was seen. */
export function observed<T>(
  value: T,
  look: Look & { readonly reliability?: number; readonly observedAt?: string },
): Observation<T> {
  return { outcome: 'observed', value, ...look };
}

/** The source answered and there is nothing. */
export function absent(explanation: string, look: Look): Observation<never> {
  return { outcome: 'absent', explanation, ...look };
}

/** The source could not be read. Throwing from a collector ends in the same, with a reason found by the runner. */
export function failed(
  reason: FailureReason,
  message: string,
  look: Look,
): Observation<never> {
  return { outcome: 'failed', reason, message, ...look };
}
