export { budgetedGate, defaultBudget } from './budget';
export type { SourceBudget } from './budget';
export * from './collectAll';
export { canonicalJson, digestOf } from './digest';
export { redact, redactText } from './redact';
export { defaultRetries } from './retry';
export type { RetryPolicy, Waiting } from './retry';
export * from './runCollector';
