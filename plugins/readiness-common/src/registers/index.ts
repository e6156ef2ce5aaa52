export * from './examples';
export * from './toDeclare';
