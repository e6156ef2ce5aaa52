import type { Company, FaultPlan } from '../company';
import { listen, type Listening } from '../faults';
import { createJiraServer } from './jira-server';
import { jiraTickets } from './jira-tickets';

export interface JiraOptions {
  readonly company: Company;
  readonly faults: FaultPlan;
  /** 0 takes a free port. */
  readonly port: number;
}

/** The site on which the platform team keeps what it plans and what it sets up for others. */
export function startJira({
  company,
  faults,
  port,
}: JiraOptions): Promise<Listening> {
  const app = createJiraServer(jiraTickets(company), faults);
  return listen(app, { port, faults, system: 'jira' });
}
