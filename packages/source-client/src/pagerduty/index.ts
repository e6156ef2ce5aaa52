/**
 * Accounts of `readiness.pagerduty`.
 *
 * @packageDocumentation
 */
export { pagerdutyOf, urgencies } from './PagerdutyAccounts';
export type {
  PagerdutyAccount,
  PagerdutyAccounts,
  PagerdutyList,
  Urgency,
} from './PagerdutyAccounts';
