export { SearchDialog } from './SearchDialog';
export { searchModule } from './searchModule';
