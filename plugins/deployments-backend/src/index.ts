/**
 * Backend of the deploy status.
 *
 * @packageDocumentation
 */
export { deploymentsPlugin as default } from './plugin';
