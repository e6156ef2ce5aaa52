import { resolve } from 'node:path';
import { describedAgent } from '@groundwork/openapi-tools';

/** Asks the plugin; an answer that is not as openapi.yaml describes it fails the test. */
export const ask = describedAgent({
  backend: resolve(__dirname, '../..'),
  basePath: '/api/readiness',
});
