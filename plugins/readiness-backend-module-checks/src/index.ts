/**
 * Checks and standards of the readiness assessment: the opinion, replaceable as a whole.
 *
 * @packageDocumentation
 */
export { readinessModuleChecks as default } from './module';
export { checks } from './checks';
export { standards, organisationStandard, serviceStandard } from './standards';
