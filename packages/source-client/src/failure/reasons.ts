/** Why an outside system could not be read, in words that every system shares. */
export const failureReasons = [
  'unauthorized',
  'forbidden',
  'not_found',
  'timeout',
  'rate_limited',
  'server_error',
  'tls',
  'unreachable',
  'parse_error',
  'unsupported',
] as const;

/** One of {@link failureReasons}. */
export type FailureReason = (typeof failureReasons)[number];

/** The outside system: which kind, and which one of them. */
export interface Source {
  /** `kubernetes`, `argocd`, `github`, `jenkins`. */
  readonly kind: string;
  /** A cluster's, an instance's or a host's name. */
  readonly instance: string;
}

/** What was asked; never with what credentials. */
export interface SourceRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
}
