export * from './componentsOf';
export * from './inventory';
export * from './inventoryOf';
export { ownersOf } from './ownersOf';
export type { Owners } from './ownersOf';
