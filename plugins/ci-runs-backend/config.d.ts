export interface Config {
  /** CI runs of a service, read with the credentials of `integrations.github` and `jenkins.instances`. */
  ciRuns?: {
    /** Milliseconds that a source may take for one answer. Default: 2500. */
    timeoutMs?: number;
    /** Milliseconds for which an answer is used again, to spare the rate limit. Default: 10000. 0 turns it off. */
    cacheTtlMs?: number;
    /**
     * Milliseconds for which a source's last answer is shown, with its age, while the source does not answer.
     * Default: 86400000, a day. 0 turns it off.
     */
    lastGoodTtlMs?: number;
  };
  jenkins?: {
    /** Jenkins controllers, as the Jenkins plugin reads them. */
    instances?: Array<{
      /** Name that the annotation `jenkins.io/job-full-name` may start with, before a colon. */
      name: string;
      /** Address of the controller. */
      baseUrl: string;
      /** Account that may read jobs and builds. */
      username?: string;
      /**
       * API token of the account.
       * @visibility secret
       */
      apiKey?: string;
    }>;
  };
}
