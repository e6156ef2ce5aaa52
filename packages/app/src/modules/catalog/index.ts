export { apiDocsModule, catalogModule } from './catalogModule';
