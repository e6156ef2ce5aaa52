import type { HumanDuration } from '@backstage/types';
import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  groundwork?: {
    /** How the backend asks other hosts: which, see docs/adr/0019, and how long it waits, see docs/adr/0013. */
    outgoing?: {
      /**
       * Hosts that may be asked although no other setting names them, e.g. where an identity provider's keys are;
       * `*.example.org` for every host below one. Hosts in other settings need no entry.
       */
      hosts?: string[];
      /** Silence before the first byte of an answer, connecting included. Default 30 seconds. */
      firstByte?: HumanDuration | string;
      /** Silence in the middle of an answer. Default 30 seconds. */
      betweenBytes?: HumanDuration | string;
      /**
       * Beginnings of addresses that may be silent for as long as they like, e.g. `https://reports.example/api`. Event
       * streams, watches and followed logs may be anyway.
       */
      exempt?: string[];
    };
  };
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
    /** An entity is overdue when it should have been read again longer ago than this. Default 1 minute. */
    overdueAfter?: HumanDuration | string;
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
