export * from './CollectionRunner';
