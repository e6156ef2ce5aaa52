export * from './ScorecardLink';
