/**
 * Template actions for golden paths.
 *
 * @packageDocumentation
 */
export { goldenPathModule as default } from './module';
