export * from './Parts';
