/**
 * What runs where: deploy status on the service overview, and the words and
 * queries for pages of the portal that show it for many services.
 *
 * @packageDocumentation
 */
export { deploymentsPlugin as default } from './plugin';
export { deploymentsApiRef } from './api';
export type { DeploymentsApi } from './api';
export { deploymentQueries } from './queries';
export { deploymentsTranslationRef } from './translation';
export { useSay as useDeploymentWords } from './useSay';
export { compareEnvironments, summarise, wasSeen } from './summary';
export {
  environmentOutcome,
  failedSources,
  healthOutcome,
  healthWord,
  healthWords,
  syncWords,
  versionWords,
} from './words';
export type { Say as SayDeployments } from './words';
