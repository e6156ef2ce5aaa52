/**
 * Takes CDEvents over HTTP.
 *
 * @packageDocumentation
 */
import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { cdEventsIngress } from './ingress/module';
import { readinessModuleCdEvents } from './module';

/** What understands CDEvents, and the address that takes them. */
export default createBackendFeatureLoader({
  loader: () => [readinessModuleCdEvents, cdEventsIngress],
});
