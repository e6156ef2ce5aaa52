export * from './inventory';
export * from './inventoryOf';
