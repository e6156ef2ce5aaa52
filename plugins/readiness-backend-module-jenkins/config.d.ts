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
}
