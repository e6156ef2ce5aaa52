import type { DeliveredChange } from './changes';
import type { DeploymentRecord } from './records';

/** One delivered change with its deployment. */
export interface Lead {
  readonly service: string;
  readonly change: DeliveredChange;
  readonly deployment: DeploymentRecord;
  /** Milliseconds. */
  readonly leadTimeMs: number;
}

/** Name of a change across services. */
export function changeName({
  service,
  change,
}: {
  readonly service: string;
  readonly change: DeliveredChange;
}): string {
  return `${service}/${
    change.repository === undefined ? '' : `${change.repository}#`
  }${change.id}`;
}
