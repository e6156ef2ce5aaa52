export * from './positionedYaml';
export { parseYaml, parseYamlDocuments } from './yaml';
export { whatIsWrong } from './whatIsWrong';
