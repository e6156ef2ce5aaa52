export { QueryScope } from './QueryScope';
