export interface Config {
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
  readiness?: {
    jenkins?: {
      /** Which builds deploy, and where to. */
      deployments?: {
        /**
         * Stages that deploy, the first that fits; no other stage then does. Default: stages whose names say that they deploy,
         * release, roll out, promote or ship, to the environment in their name or in a parameter.
         */
        stages?: Array<{
          /** Regular expression on the name, in capital or small letters. */
          match: string;
          /** Environment that it deploys to, such as `production`. */
          environment: string;
        }>;
        /** Jobs without stages whose builds deploy as a whole, such as freestyle jobs; none unless stated. */
        jobs?: Array<{
          /** Regular expression on the full name, in capital or small letters. */
          match: string;
          /** Environment that it deploys to. */
          environment: string;
        }>;
        /**
         * Build parameters that may name the environment. Default: `ENVIRONMENT`, `DEPLOY_ENV`, `TARGET_ENVIRONMENT`.
         */
        parameters?: string[];
      };
    };
  };
}
