/**
 * Reads the incidents of services in PagerDuty.
 *
 * @packageDocumentation
 */
export { readinessModulePagerduty as default } from './module';
export { pagerdutyEventCollectors } from './eventCollectors';
