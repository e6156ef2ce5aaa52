/**
 * Container registries of `groundwork.registries`, and what image references say by themselves.
 *
 * @packageDocumentation
 */
export {
  commitIn,
  commitOfTag,
  imageOfService,
  parseImageReference,
} from './imageReference';
export type { ImageReference } from './imageReference';
export { REVISION_LABEL } from './readLabels';
export { registriesOf } from './Registries';
export type { Registries } from './Registries';
