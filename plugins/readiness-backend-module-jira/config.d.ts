export interface Config {
  jira?: {
    /** Sites of Jira Cloud. */
    instances?: Array<{
      /** Name by which a tracker under `readiness.tickets` chooses it. */
      name: string;
      /** Address of the site, such as `https://acme.atlassian.net`. */
      baseUrl: string;
      /** Address of the account that may browse the projects. */
      email: string;
      /**
       * API token of the account.
       * @visibility secret
       */
      apiToken: string;
    }>;
  };
}
