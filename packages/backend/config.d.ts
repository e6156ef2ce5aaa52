import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  techdocs?: {
    /** Builds documentation before somebody opens it, so that search finds it; only with `builder: local`. */
    prebuild?: {
      /** When; absent, documentation is built when it is opened. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
  };
  auth?: {
    providers?: {
      /**
       * Lets people in without asking who they are. Absent, there are no guests.
       */
      guest?: {
        /** Reference of the catalog user as whom guests sign in; when the catalog does not know it, nobody gets in. */
        userEntityRef: string;
        /** Allows guests outside NODE_ENV=development. Never on a portal that others can reach. */
        dangerouslyAllowOutsideDevelopment?: boolean;
      };
    };
  };
  catalog?: {
    /** Types of the groups that the GitHub organisation provider makes from teams. */
    teamTypes?: {
      /** Type of a group without a parent; `team` when not set. */
      top?: string;
      /** Type of a group with a parent; `squad` when not set. */
      nested?: string;
    };
  };
  permission?: {
    /** References of groups whose members may change what they do not own. */
    admins?: string[];
  };
}
