import { createApp } from '@backstage/frontend-defaults';
import argocdPlugin from '@roadiehq/backstage-plugin-argo-cd/alpha';
import { argocdModule } from './modules/argocd';
import { apiDocsModule, catalogModule } from './modules/catalog';
import { docsModule } from './modules/docs';
import { entityModule } from './modules/entity';
import { frameModule } from './modules/frame';
import { homeModule } from './modules/home';
import { kubernetesModule } from './modules/kubernetes';
import { navModule } from './modules/nav';
import { notFoundModule } from './modules/notFound';
import { queryModule } from './modules/query';
import { runWordsModule, scaffolderModule } from './modules/scaffolder';
import { searchModule } from './modules/search';
import { signInModule } from './modules/signIn';
import { teamModule } from './modules/team';
import { themeModule } from './modules/theme';
import { unprocessedModule } from './modules/unprocessed';

export default createApp({
  features: [
    themeModule,
    queryModule,
    frameModule,
    signInModule,
    navModule,
    notFoundModule,
    homeModule,
    catalogModule,
    apiDocsModule,
    unprocessedModule,
    entityModule,
    teamModule,
    searchModule,
    kubernetesModule,
    argocdPlugin,
    argocdModule,
    docsModule,
    runWordsModule,
    scaffolderModule,
  ],
});
