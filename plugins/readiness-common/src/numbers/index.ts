export * from './range';
export * from './tolerance';
