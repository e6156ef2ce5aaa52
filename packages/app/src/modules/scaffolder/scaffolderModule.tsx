import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** Form fields of our templates that the scaffolder does not bring. */
export const scaffolderModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    FormFieldBlueprint.make({
      name: 'owning-group',
      params: {
        field: () => import('./OwningGroup').then(m => m.owningGroup),
      },
    }),
  ],
});
