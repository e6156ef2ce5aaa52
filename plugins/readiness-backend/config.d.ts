import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Readiness assessment. */
  readiness?: {
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
