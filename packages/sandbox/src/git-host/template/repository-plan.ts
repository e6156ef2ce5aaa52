import {
  wasConverged,
  type CommitPlan,
  type Company,
  type Service,
} from '../../company';

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

/** The plan as it was when a commit was made: nobody knew then what the repository would become. */
export function planAt(
  plan: RepositoryPlan,
  { service, commit }: Step,
): RepositoryPlan {
  const { earlier } = plan.company;
  if (earlier === undefined || wasConverged(service, commit.at)) return plan;
  const names = plan.services.map(({ name }) => name);
  return {
    ...plan,
    company: earlier,
    services: earlier.services.filter(({ name }) => names.includes(name)),
  };
}
