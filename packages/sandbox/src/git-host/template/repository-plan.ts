import type { CommitPlan, Company, Service } from '../../company';

/** A repository of services before it is written. */
export interface RepositoryPlan {
  readonly company: Company;
  readonly name: string;
  readonly services: readonly Service[];
  readonly webUrl: string;
  readonly refPrefix: string;
  /** Somebody rewrote the commit of a merged pull request and pushed main by force. */
  readonly rewritten: boolean;
}

/** One commit of one of its services. */
export interface Step {
  readonly service: Service;
  readonly index: number;
  readonly commit: CommitPlan;
  /** When the service's commit before this one was made. */
  readonly previousAt: number;
}
