export { Yaml } from './Yaml';
