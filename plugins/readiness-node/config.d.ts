export interface Config {
  readiness?: {
    /**
     * Trackers in which people ask something of the platform team. What reaches it otherwise is not counted; without any the
     * checks of its work are unknown.
     */
    tickets?: Array<{
      /** `github` for the issues of a repository, `jira` for a project of Jira Cloud. */
      kind: string;
      /** How people call it. Default: the repository or the project. */
      name?: string;
      /** `github`: `owner/name`. */
      repository?: string;
      /** `github`: the Git host. Default: the first of `integrations.github`. */
      host?: string;
      /** `jira`: key of the project. */
      project?: string;
      /** `jira`: name of the instance under `jira.instances`. Default: the first. */
      instance?: string;
      /** `jira`: what else a ticket has to fulfil, in JQL. */
      jql?: string;
      /** Labels, and in Jira types, by what they say of a ticket. A list replaces the default of its class. */
      labels?: {
        /** A deployment that the pipeline could not make. Default: exception. */
        exception?: string[];
        /** Default: incident. */
        incident?: string[];
        /** Somebody wants something set up. Default: provisioning, service request, access request. */
        provisioning?: string[];
        /** Somebody asks how to do something. Default: how-to, howto, question. */
        'how-to'?: string[];
        /** Work that the team chose itself. Default: roadmap, planned, feature, enhancement, story, epic. */
        planned?: string[];
      };
    }>;
  };
}
