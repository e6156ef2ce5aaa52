/**
 * Types, validators, client and router from openapi.yaml, and tests that answers are as described.
 *
 * @packageDocumentation
 */
export { outdatedFiles } from './generate/generate';
export { describedAgent } from './testing/describedAgent';
export type { DescribedAgentOptions } from './testing/describedAgent';
export { openSchemas } from './testing/openSchemas';
