export * from './documents';
export * from './render';
