import { createApp } from '@backstage/frontend-defaults';
import { entityModule } from './modules/entity';
import { kubernetesModule } from './modules/kubernetes';
import { navModule } from './modules/nav';
import { queryModule } from './modules/query';
import { signInModule } from './modules/signIn';
import { themeModule } from './modules/theme';

export default createApp({
  features: [
    themeModule,
    queryModule,
    signInModule,
    navModule,
    entityModule,
    kubernetesModule,
  ],
});
