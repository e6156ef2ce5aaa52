/**
 * The language of CI runs: one shape for every engine.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './CiRunsClient';
export * from './permissions';
export * from './runs';
