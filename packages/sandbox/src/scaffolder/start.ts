import type { Company, FaultPlan } from '../company';
import { listen, type Listening } from '../faults';
import { pastTasksOf } from './past-tasks';
import { createScaffolderServer } from './scaffolder-server';

export interface ScaffolderOptions {
  readonly company: Company;
  readonly faults: FaultPlan;
  /** 0 takes a free port. */
  readonly port: number;
}

/** The scaffolder of the portal that the company has had for eight months. */
export function startScaffolder({
  company,
  faults,
  port,
}: ScaffolderOptions): Promise<Listening> {
  return listen(createScaffolderServer(pastTasksOf(company), faults), {
    port,
    faults,
    system: 'former-portal',
  });
}
