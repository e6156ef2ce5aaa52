import { createApp } from '@backstage/frontend-defaults';
import argocdPlugin from '@roadiehq/backstage-plugin-argo-cd/alpha';
import { argocdModule } from './modules/argocd';
import { docsModule } from './modules/docs';
import { entityModule } from './modules/entity';
import { homeModule } from './modules/home';
import { kubernetesModule } from './modules/kubernetes';
import { navModule } from './modules/nav';
import { notFoundModule } from './modules/notFound';
import { queryModule } from './modules/query';
import { scaffolderModule } from './modules/scaffolder';
import { signInModule } from './modules/signIn';
import { themeModule } from './modules/theme';

export default createApp({
  features: [
    themeModule,
    queryModule,
    signInModule,
    navModule,
    notFoundModule,
    homeModule,
    entityModule,
    kubernetesModule,
    argocdPlugin,
    argocdModule,
    docsModule,
    scaffolderModule,
  ],
});
