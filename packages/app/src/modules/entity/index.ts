export { entityModule } from './entityModule';
export { missingReferences } from './missingReferences';
