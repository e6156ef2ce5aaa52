export * from './PrerequisitePage';
