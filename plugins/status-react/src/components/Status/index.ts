export { Status } from './Status';
export type { StatusProps } from './Status';
export type { StatusOutcome } from './StatusOutcome';
export { StatusShape } from './StatusShape';
