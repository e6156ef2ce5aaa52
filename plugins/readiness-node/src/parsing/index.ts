export { parseJson } from './json';
export * from './yaml';
