export * from './AssessmentStore';
export * from './DatabaseAssessmentStore';
export * from './DatabaseEvidenceStore';
export * from './DatabaseRunStore';
export * from './DatabaseSummaryStore';
export * from './EvidenceStore';
export * from './facts';
export * from './migrate';
