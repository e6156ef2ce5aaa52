export * from './clusters';
export * from './secrets';
