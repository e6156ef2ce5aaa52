export * from './CollectorsPage';
