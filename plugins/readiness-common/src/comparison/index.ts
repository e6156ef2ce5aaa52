export * from './alignStages';
export * from './kind';
export * from './pipelineClasses';
