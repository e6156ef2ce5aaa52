export { RecordDetail, RecordTable } from './RecordTable';
export type { RecordColumn, RecordTableProps } from './RecordTable';
