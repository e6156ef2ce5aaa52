export { runWordsModule } from './runWordsModule';
export { scaffolderModule } from './scaffolderModule';
