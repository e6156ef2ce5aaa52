export * from './CheckRow';
