export { backlogModule as default } from './module';
