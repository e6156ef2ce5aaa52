export interface Config {
  /** What the golden-path templates need to know of the organisation, so that no template names it. */
  goldenPath?: {
    /** Where new repositories go. */
    repository?: {
      /** Host of a configured `integrations.github` entry. */
      host: string;
      /** Organisation or user that owns new repositories. */
      owner: string;
      /** Default: private. */
      visibility?: 'private' | 'internal' | 'public';
    };
    /** The reusable workflow that every service calls: `owner/repository/.github/workflows/file@ref`. */
    pipelineWorkflow?: string;
    /** ClusterSecretStore from which services take their secrets. */
    secretStore?: string;
    argocd?: {
      /** Argo CD instances in which templates create applications, with accounts that may do so. */
      instances?: Array<{
        /** As in `argocd.appLocatorMethods`. */
        name: string;
        url: string;
        /** Address for people when it differs from `url`. */
        frontendUrl?: string;
        /**
         * Token of an account with `applications, create` and `applications, get` in the project.
         * @visibility secret
         */
        token: string;
      }>;
    };
    /**
     * Environments of a new service, by their names in `groundwork.environments`;
     * the name is also the folder in the GitOps repository.
     */
    environments?: {
      [environment: string]: {
        /**
         * Instance that deploys it. Default: the environment's own, where it has one
         * and `gitopsRepository` is set. Without one the template prepares manifests only.
         */
        argocdInstance?: string;
        /** Argo CD project. Default: default. */
        project?: string;
        /** Cluster by its name or its address in Argo CD. */
        destination?: {
          name?: string;
          server?: string;
        };
        gitopsRepository?: {
          /** Git address as Argo CD reads it. */
          url: string;
          /** Default: main. */
          branch?: string;
        };
        /** Services are reached at `<name>.<domain>`. */
        domain?: string;
        /** Class of their Ingress. Not together with `gateway`. */
        ingressClass?: string;
        /** Gateway that their HTTPRoute is attached to, where a cluster has the Gateway API instead of an ingress controller. */
        gateway?: {
          name: string;
          namespace: string;
        };
      };
    };
  };
}
