export interface Config {
  /** CI runs of a service, read with the credentials of `integrations.github`. */
  ciRuns?: {
    /** Milliseconds that the Git host may take for one answer. Default: 2500. */
    timeoutMs?: number;
    /** Milliseconds for which an answer is used again, to spare the rate limit. Default: 10000. 0 turns it off. */
    cacheTtlMs?: number;
  };
}
