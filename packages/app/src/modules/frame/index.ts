export { CONTENT_ID } from './contentId';
export { frameModule } from './frameModule';
export { PageTitle } from './PageTitle';
