export { CUSTOM, GATEWAY_API, KYVERNO } from './add-on-rows';
export { CORE } from './core-rows';
export { WORKLOADS } from './group-rows';
export type { ResourceRow } from './resource-row';
export { REVIEWS } from './virtual-rows';
