export * from './Turns';
