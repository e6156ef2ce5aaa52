export * from './access';
export * from './resources';
export * from './router';
