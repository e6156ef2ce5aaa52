import { textAt } from '../../objects/json';
import { CLUSTER_COLUMNS } from './cluster-columns';
import { AGE, NAME, type Column, type ColumnsOfKinds } from './column';
import { NETWORK_COLUMNS } from './network-columns';
import { POD_COLUMNS } from './pod-columns';
import { WORKLOAD_COLUMNS } from './workload-columns';

const COLUMNS: ColumnsOfKinds = {
  ...WORKLOAD_COLUMNS,
  ...POD_COLUMNS,
  ...NETWORK_COLUMNS,
  ...CLUSTER_COLUMNS,
  Application: [
    NAME,
    {
      name: 'Sync Status',
      cell: object => textAt(object, 'status', 'sync', 'status') ?? '',
    },
    {
      name: 'Health Status',
      cell: object => textAt(object, 'status', 'health', 'status') ?? '',
    },
  ],
};

/** The columns of a kind; name and age where nothing more is known. */
export function columnsOf(kind: string): readonly Column[] {
  return COLUMNS[kind] ?? [NAME, AGE];
}
