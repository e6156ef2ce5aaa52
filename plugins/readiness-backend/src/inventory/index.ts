export * from './CatalogBacklog';
export * from './CatalogInventory';
