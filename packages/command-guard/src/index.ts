export type { Command, Outcome } from './command';
export { RefusedInput } from './refusedInput';
export { runToTheEnd } from './runToTheEnd';
export { sentenceOf } from './sentence';
