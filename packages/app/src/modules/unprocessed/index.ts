export { unprocessedModule } from './unprocessedModule';
