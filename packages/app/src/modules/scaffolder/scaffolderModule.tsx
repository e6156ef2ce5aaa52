import {
  ApiBlueprint,
  createFrontendModule,
  discoveryApiRef,
  fetchApiRef,
  identityApiRef,
  translationApiRef,
} from '@backstage/frontend-plugin-api';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { RunClient } from './RunClient';
import { tasksSubPage } from './runs';

/** Form fields of our templates that the scaffolder does not bring, a list of runs that says what they made, and a page of a run that hears its end. */
export const scaffolderModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    tasksSubPage,
    FormFieldBlueprint.make({
      name: 'owning-group',
      params: {
        field: () => import('./OwningGroup').then(m => m.owningGroup),
      },
    }),
    FormFieldBlueprint.make({
      name: 'service-name',
      params: {
        field: () => import('./ServiceName').then(m => m.serviceName),
      },
    }),
    ApiBlueprint.make({
      params: define =>
        define({
          api: scaffolderApiRef,
          deps: {
            discoveryApi: discoveryApiRef,
            scmIntegrationsApi: scmIntegrationsApiRef,
            fetchApi: fetchApiRef,
            identityApi: identityApiRef,
            translationApi: translationApiRef,
          },
          factory: apis => new RunClient(apis),
        }),
    }),
  ],
});
