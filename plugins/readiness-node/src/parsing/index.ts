export * from './positionedYaml';
export { parseYaml, parseYamlDocuments } from './yaml';
