export * from './TeamContent';
