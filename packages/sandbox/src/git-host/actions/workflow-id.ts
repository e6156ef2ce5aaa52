import { seedOf } from '../../company';
import { fullNameOf } from '../state/git-host-state';
import type { RepositoryRecord } from '../state/records';

/** The same file has the same id for as long as it keeps its path. */
export function workflowIdOf(record: RepositoryRecord, path: string): number {
  return seedOf(7, `${fullNameOf(record)}/${path}`);
}
