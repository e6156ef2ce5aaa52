/**
 * Reads the tickets of projects on Jira Cloud.
 *
 * @packageDocumentation
 */
export { readinessModuleJira as default } from './module';
export { jiraCollectors } from './collectors';
