export { BudgetSpent } from './BudgetSpent';
export { Closures, pageLimits, runLimits, SourceGate } from './RequestGate';
export type { GateLimits, Pass, RequestGate } from './RequestGate';
export {
  onceForAPerson,
  realWaiting,
  thriceInARun,
  withRetries,
} from './retry';
export type { RetryPolicy, Waiting } from './retry';
