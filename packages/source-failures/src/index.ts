/**
 * Why an outside system could not be read: the reasons, and the one place for their words.
 *
 * @packageDocumentation
 */
export { explain, nameOf } from './explain';
export type { Explanation, Failure } from './explain';
export { explainReason, reasonInBrief } from './inShort';
export type { ReasonExplanation } from './inShort';
export { failureReasons, unreadReasons } from './reasons';
export type { FailureReason, Source, UnreadReason } from './reasons';
