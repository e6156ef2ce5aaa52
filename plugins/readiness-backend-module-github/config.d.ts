export interface Config {
  readiness?: {
    /**
     * Files of a repository in which the organisation says about itself what no system of it tells. One that is named here
     * and cannot be read leaves what it may hold unknown; one that is not named holds nothing.
     */
    registers?: {
      /** What people vouch for, and until when. */
      attestations?: {
        /** `owner/name`. */
        repository: string;
        /** Path of the file in the repository. */
        path: string;
        /** Git host. Default: the first of `integrations.github`. */
        host?: string;
      };
      /** What the organisation has decided, such as its exceptions. */
      declarations?: {
        /** `owner/name`. */
        repository: string;
        /** Path of the file in the repository. */
        path: string;
        /** Git host. Default: the first of `integrations.github`. */
        host?: string;
      };
    };
    github?: {
      /** What is read of the hosts of `integrations.github` for the delivery metrics. Everything has a default. */
      delivery?: {
        /** How far back is read, in days, at most 1095; raised later, what is older is read as well. Default: 1095. */
        historyDays?: number;
        /** Most requests of one run of one collector; the next run goes on where it stopped. Default: 1000. */
        requests?: number;
        /** Tasks of deployments that deploy the service; other tasks are left out. Default: [deploy]. */
        tasks?: string[];
        /** Labels of issues that report an incident; one of them is enough. Default: [incident]. */
        incidentLabels?: string[];
        /** How a label begins that names a service of the catalog. Default: "service:". */
        serviceLabelPrefix?: string;
        /** Repositories with issues about incidents beside those of the services: `owner/name` on the first host. */
        incidentRepositories?: string[];
        /**
         * Jobs of GitHub Actions that deploy, for repositories without deployments to production. A job without a rule deploys
         * when its name has a word for it and one for an environment, such as "Deploy to production".
         */
        jobs?: Array<{
          /** How the path of the workflow's file ends. Default: any workflow. */
          workflow?: string;
          /** Regular expression that the whole name of the job matches, in any case. */
          job: string;
          /** Environment that it deploys to. */
          environment: string;
        }>;
      };
    };
    jenkins?: {
      /**
       * Shared libraries whose steps are read with the Jenkinsfiles that use them; one that names no library uses the first
       * here that defines the step.
       */
      libraries?: Array<{
        /** Name after `@Library`. */
        name: string;
        /** `owner/name` of the repository that holds it. */
        repository: string;
      }>;
    };
  };
}
