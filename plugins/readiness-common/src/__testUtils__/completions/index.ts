export { completionsProperty, type Proof } from './property';
