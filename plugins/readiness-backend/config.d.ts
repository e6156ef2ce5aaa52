import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Readiness assessment. */
  readiness?: {
    /** Overrides how often a collector looks. */
    cadence?: Array<{
      /** Id of the collector, of evidence or of events, e.g. `kubernetes:workload`. */
      collector: string;
      /** Time between two looks at the same subject or source, e.g. `{ minutes: 5 }`. */
      every: HumanDuration;
    }>;
    assessment?: {
      /** How often everything is assessed again, beside the assessments that follow a collection. Default 15 minutes. */
      frequency?: HumanDuration;
    };
    /**
     * Delivery metrics. Environments count as production by their tier in `groundwork.environments`; other tiers that it names can be
     * asked for.
     */
    delivery?: {
      /** Time zone of days and weeks, e.g. `Europe/Berlin`. Default UTC. */
      timeZone?: string;
      /** How many hours after a deployment an incident is still attributed to it. Default 24. */
      attributionHours?: number;
      /** How many hours after a deployment a revert or a hotfix still shows that it failed, or `unlimited`. Default 168. */
      interventionHours?: number | 'unlimited';
      /** Pattern on branch or title of a hotfix. Default: the word hotfix in title, labels or branch. */
      hotfix?: string;
      /** A rollout that breaks is a failure, whether users noticed or not. Default: only where an incident shows that they did. */
      failedDeploymentsAreFailures?: boolean;
      /** Leaves out deployments of the commit that was running already. Default: they count, and are labelled. */
      excludeRedeploys?: boolean;
      /**
       * Leaves out deployments of a new commit that brought the service no change, as of a pipeline that deploys a whole repository
       * on every merge. Default: they count.
       */
      requireChange?: boolean;
      /** Takes rollbacks out of the deployments that the change fail rate is a share of. Default: they stay. */
      excludeRollbacksFromChangeFailRate?: boolean;
      /** Changes by these authors have no lead time. */
      excludeAuthors?: {
        /** As the Git host calls them, e.g. `renovate[bot]`. No page shows them. */
        names: string[];
        /** Who they are in a word, which stands beside the number, e.g. `dependency bots`. */
        because: string;
      };
      /**
       * Whether incidents are recorded where Groundwork reads them. Unless stated, as soon as one was read, or where the catalog
       * names the place.
       */
      incidentSource?: boolean;
      /** What is to be known of single services. */
      services?: Array<{
        /** Reference of the service, e.g. `component:default/checkout`. */
        service: string;
        /** The source whose deployments count, e.g. `argocd:main`. Default: the most complete one. */
        source?: string;
        /** Patterns on changed paths, in a repository of several services. Default: every change is one of the service. */
        paths?: string[];
      }>;
    };
    retention?: {
      /** How long evidence that is no longer current is kept. Default 400 days. */
      evidence?: HumanDuration;
      /** How long runs of collectors are kept. Default 30 days. */
      runs?: HumanDuration;
    };
  };
}
