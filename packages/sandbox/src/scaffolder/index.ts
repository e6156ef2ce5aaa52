export { startScaffolder, type ScaffolderOptions } from './start';
