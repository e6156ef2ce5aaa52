export interface Config {
  /** Deploy status: what runs where, per service. */
  deployments?: {
    /** Milliseconds that one Argo CD instance or cluster may take. Default: 2000. */
    sourceTimeoutMs?: number;
    /** Milliseconds for which an answer of a source is used again. Default: 5000. 0 turns it off. */
    cacheTtlMs?: number;
  };
}
