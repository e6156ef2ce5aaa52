export { CONTENT_ID } from './contentId';
export { frameModule } from './frameModule';
export { PageContent } from './PageContent';
export { PageTitle } from './PageTitle';
