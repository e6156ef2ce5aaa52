import {
  createFrontendModule,
  PageLayout,
  Progress,
} from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import { Loading } from './Loading';
import { PageFrame } from './PageFrame';

export const frameModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SwappableComponentBlueprint.make({
      name: 'core-page-layout',
      params: define =>
        define({ component: PageLayout, loader: () => PageFrame }),
    }),
    SwappableComponentBlueprint.make({
      name: 'core-progress',
      params: define => define({ component: Progress, loader: () => Loading }),
    }),
  ],
});
