import { seedOf } from '../../company';
import type { RepositoryRecord } from '../state/records';

/** The same file has the same id for as long as it keeps its path, whatever its repository is called. */
export function workflowIdOf(record: RepositoryRecord, path: string): number {
  return seedOf(7, `${record.id}/${path}`);
}
