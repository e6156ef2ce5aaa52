/**
 * Collectors that read what templates were run.
 *
 * @packageDocumentation
 */
export { readinessModuleScaffolder as default } from './module';
export { scaffolderCollectors } from './collectors';
export { readInstances } from './instances';
export type { PeopleReader } from './memberships';
