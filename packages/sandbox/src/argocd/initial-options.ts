import type { CommitRecord } from '../company/ports';
import type { Company, Environment } from '../company/types';
import type { Cluster } from '../clusters/cluster';

/** What the first day of an instance is made from. */
export interface InitialOptions {
  readonly company: Company;
  readonly environment: Environment;
  readonly host: Cluster;
  readonly gitopsUrl: string;
  /** Commits of the GitOps repository, newest first. */
  readonly commits: readonly CommitRecord[];
  /** Those of the repository that an application of several sources refers to. */
  readonly referred: readonly CommitRecord[];
}
