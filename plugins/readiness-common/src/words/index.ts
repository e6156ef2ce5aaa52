export * from './countWords';
export * from './dayWords';
export * from './sourceWords';
