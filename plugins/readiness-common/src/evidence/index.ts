export * from './kind';
export * from './kinds';
export * from './observation';
export * from './outcome';
export * from './record';
export * from './subject';
