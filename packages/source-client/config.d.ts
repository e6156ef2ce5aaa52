export interface Config {
  /** What the organisation is made of, said once for every part of the portal that needs it. */
  groundwork?: {
    /**
     * The organisation's environments in the order in which a change travels. A
     * cluster that no environment names is shown under its own name and enters no
     * comparison.
     */
    environments?: Array<{
      /** Shown to people, for instance `production`. */
      name: string;
      /** What it is for: `production`, `staging`, `development` or a word of your own. Default: the name. */
      tier?: string;
      /** Where it is, as people call it. */
      region?: string;
      /**
       * The environment to which a change travels from here. Each cluster then
       * promotes to the only cluster there, or to the only one of its region; where
       * there is no such one, say it per cluster.
       */
      promotesTo?: string;
      /** Clusters by their names in `kubernetes.clusterLocatorMethods`, never by address. */
      clusters?: Array<
        | string
        | {
            /** As in `kubernetes.clusterLocatorMethods`. */
            name: string;
            /** Default: that of the environment. */
            tier?: string;
            /** Default: that of the environment. */
            region?: string;
            /** The cluster to which a change travels from here. */
            promotesTo?: string;
          }
      >;
      /** Argo CD instances by their names in `argocd.appLocatorMethods`; one may serve several environments. */
      argocdInstances?: string[];
    }>;
    /**
     * Container registries that may be asked which commit an image was built from: the label
     * `org.opencontainers.image.revision`. No other registry is asked.
     */
    registries?: Array<{
      /** As image references begin with it, such as `registry.example.com`. */
      host: string;
      /** Its address, where that is not https and the host. */
      url?: string;
      /**
       * Where it has tokens made, when that is another host than its own: `https://auth.docker.io` of Docker Hub. Nobody else is
       * asked for one, or shown the account.
       */
      tokenUrl?: string;
      /**
       * Where it keeps what it says of images, when it answers with a redirect to another host than its own, such as
       * `https://production.cloudflare.docker.com` of Docker Hub. Each is an address without a path; it is asked once, without the
       * account. A redirect to anybody else is not followed.
       */
      blobUrls?: string[];
      /** Account that may pull; without one it is asked as nobody in particular. */
      username?: string;
      /**
       * Password or token of the account.
       * @visibility secret
       */
      password?: string;
    }>;
  };
}
