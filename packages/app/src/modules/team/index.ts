export { teamModule } from './teamModule';
