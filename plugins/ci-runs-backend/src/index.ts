/**
 * Backend of the CI runs.
 *
 * @packageDocumentation
 */
export { ciRunsPlugin as default } from './plugin';
