import type { DeliveryDeployment } from '../../answers';
import {
  csvFile,
  jsonFile,
  type FileColumn,
  type FileText,
} from '../TableFile';
import { cdEventsFile, type Told } from './cdEvents';

/** Forms in which the deployments behind a number can be taken along. */
export type DeploymentsForm = 'csv' | 'json' | 'cdevents';

const columns: readonly FileColumn<DeliveryDeployment>[] = [
  { name: 'service', of: ({ service }) => service },
  { name: 'id', of: ({ id }) => id },
  { name: 'status', of: ({ status }) => status },
  { name: 'kind', of: ({ kind }) => kind },
  { name: 'sha', of: ({ sha }) => sha },
  { name: 'without_sha', of: ({ withoutSha }) => withoutSha?.reason },
  { name: 'started_at', of: ({ startedAt }) => startedAt },
  { name: 'finished_at', of: ({ finishedAt }) => finishedAt },
  { name: 'started_by', of: ({ startedBy }) => startedBy?.name },
  { name: 'started_by_kind', of: ({ startedBy }) => startedBy?.kind },
  {
    name: 'changes',
    of: ({ changes }) => changes.map(({ id }) => id).join(' '),
  },
  {
    name: 'lead_times_hours',
    of: ({ changes }) =>
      changes.map(({ leadTimeHours }) => leadTimeHours ?? '').join(' '),
  },
  { name: 'failure_reasons', of: ({ failure }) => failure?.reasons.join(' ') },
  { name: 'incidents', of: ({ failure }) => failure?.incidents.join(' ') },
  { name: 'recovery', of: ({ failure }) => failure?.recovery },
  { name: 'recovery_hours', of: ({ failure }) => failure?.recoveryHours },
  { name: 'rework', of: ({ rework }) => rework.join(' ') },
  { name: 'contested', of: ({ isContested }) => (isContested ? 'yes' : 'no') },
];

/**
 * The deployments behind a number as a file.
 * @param told - who tells of them, and in which tier they were
 */
export function deploymentsFile(
  deployments: readonly DeliveryDeployment[],
  form: DeploymentsForm,
  told: Told,
): FileText {
  switch (form) {
    case 'csv':
      return csvFile(columns, deployments);
    case 'json':
      return jsonFile(deployments);
    case 'cdevents':
      return cdEventsFile(deployments, told);
    default:
      throw new Error(`Unknown form ${String(form satisfies never)}`);
  }
}
