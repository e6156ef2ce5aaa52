export { RunList } from './RunList';
