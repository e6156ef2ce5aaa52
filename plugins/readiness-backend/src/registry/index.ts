export * from './Registry';
