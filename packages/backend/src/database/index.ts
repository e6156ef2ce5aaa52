export { databaseServiceFactory as default } from './service';
