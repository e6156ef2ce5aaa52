import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Readiness assessment. */
  readiness?: {
    /**
     * Clusters that are looked at and compared, by the names that the Kubernetes plugin uses. A cluster that is used
     * and not declared is a finding and enters no comparison.
     */
    clusters?: Array<{
      /** Name of the cluster, as in `kubernetes.clusterLocatorMethods`. */
      name: string;
      /** Place on the way to production: `production`, `staging`, `development`, ... */
      tier: string;
      /** Name of the cluster that services of this one are promoted to. */
      promotesTo?: string;
    }>;
    /** Overrides how often a collector looks. */
    cadence?: Array<{
      /** Id of the collector, e.g. `kubernetes:workload`. */
      collector: string;
      /** Time between two looks at the same subject, e.g. `{ minutes: 5 }`. */
      every: HumanDuration;
    }>;
    assessment?: {
      /** How often everything is assessed again, beside the assessments that follow a collection. Default 15 minutes. */
      frequency?: HumanDuration;
    };
    retention?: {
      /** How long evidence that is no longer current is kept. Default 400 days. */
      evidence?: HumanDuration;
      /** How long runs of collectors are kept. Default 30 days. */
      runs?: HumanDuration;
    };
  };
}
