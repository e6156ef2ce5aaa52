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

/** Why what a source holds is not there: also because the portal is still reading it, or working it out. */
export const unreadReasons = [...failureReasons, 'unfinished'] as const;

/** One of {@link unreadReasons}. */
export type UnreadReason = (typeof unreadReasons)[number];

/** The outside system: which kind, and which one of them. */
export interface Source {
  /** `kubernetes`, `argocd`, `github`, `jenkins`. */
  readonly kind: string;
  /** A cluster's, an instance's or a host's name. */
  readonly instance: string;
}
