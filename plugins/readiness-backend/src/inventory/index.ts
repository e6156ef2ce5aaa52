export * from './CatalogInventory';
