export { Status } from './Status';
export type { StatusOutcome, StatusProps } from './Status';
export { StatusShape } from './StatusShape';
