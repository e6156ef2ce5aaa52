import type { FaultPlan } from '../company';
import { listen, type Listening } from '../faults';
import type { GitHostState } from '../git-host/state/git-host-state';
import { pagedIncidents, pagedServices } from './incidents';
import { createPagerdutyServer } from './pagerduty-server';

export interface PagerdutyOptions {
  /** Where incidents are written down, and by whom closed. */
  readonly state: Pick<GitHostState, 'company' | 'issues'>;
  readonly faults: FaultPlan;
  /** 0 takes a free port. */
  readonly port: number;
}

/** The account of PagerDuty that one squad is paged by. */
export function startPagerduty({
  state: { company, issues },
  faults,
  port,
}: PagerdutyOptions): Promise<Listening> {
  const name = `${company.organisation}/incidents`;
  const app = createPagerdutyServer(
    {
      services: () => pagedServices(company),
      incidents: () => pagedIncidents(company, issues.get(name) ?? []),
    },
    faults,
  );
  return listen(app, { port, faults, system: 'pagerduty' });
}
