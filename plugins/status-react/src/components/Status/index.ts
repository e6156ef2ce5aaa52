export { Status } from './Status';
export type { StatusOutcome, StatusProps } from './Status';
