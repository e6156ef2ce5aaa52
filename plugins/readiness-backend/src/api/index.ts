export * from './access';
export * from './router';
