export { startJira, type JiraOptions } from './start';
