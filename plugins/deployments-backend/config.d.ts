export interface Config {
  /** Deploy status: what runs where, per service. */
  deployments?: {
    /**
     * The organisation's environments in the order in which a change travels. A
     * cluster or Argo CD instance that no environment names is shown under its own
     * name with the tier `undeclared`.
     */
    environments?: Array<{
      /** Shown to people, for instance `production`. */
      name: string;
      /** What it is for: `production`, `staging`, `development` or a word of your own. Default: the name. */
      tier?: string;
      /** Clusters by their names in the Kubernetes plugin's configuration or in Argo CD. */
      clusters?: string[];
      /** Argo CD instances by their names in `argocd.appLocatorMethods`. */
      argocdInstances?: string[];
    }>;
    /** Milliseconds that one Argo CD instance or cluster may take. Default: 2000. */
    sourceTimeoutMs?: number;
    /** Milliseconds for which an answer of a source is used again. Default: 5000. 0 turns it off. */
    cacheTtlMs?: number;
  };
  /** Read here too; the Argo CD plugin owns these keys. */
  argocd?: {
    appLocatorMethods?: Array<{
      type: string;
      instances?: Array<{
        name: string;
        url: string;
        /** Address for people when it differs from `url`. */
        frontendUrl?: string;
        /**
         * Token of a read-only account (`applications, get`).
         * @visibility secret
         */
        token?: string;
      }>;
    }>;
  };
}
