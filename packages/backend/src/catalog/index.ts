export { teamTypesModule as default } from './teamTypes';
