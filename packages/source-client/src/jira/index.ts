/**
 * Sites of `jira.instances`.
 *
 * @packageDocumentation
 */
export { jiraOf } from './JiraInstances';
export type { JiraInstance, JiraInstances, JiraSearch } from './JiraInstances';
export type { JiraStatusChange } from './statusChanges';
