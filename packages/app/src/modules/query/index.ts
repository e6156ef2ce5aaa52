export { queryModule } from './queryModule';
