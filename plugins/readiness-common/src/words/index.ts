export * from './countWords';
