export * from './countWords';
export * from './sourceWords';
