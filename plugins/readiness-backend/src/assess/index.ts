export * from './AssessmentRunner';
export * from './Summaries';
