/**
 * Collectors that read the software catalog.
 *
 * @packageDocumentation
 */
export { readinessModuleCatalog as default } from './module';
export { catalogCollectors } from './collectors';
export type { CatalogReader } from './catalogEntities';
