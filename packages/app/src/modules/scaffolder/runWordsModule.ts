import {
  createFrontendModule,
  createTranslationMessages,
} from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { scaffolderTranslationRef } from '@backstage/plugin-scaffolder/alpha';

/** The button opens the form with the values of the run, which then goes on with what is there. Nothing begins anew. */
export const runWordsModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'scaffolder-runs',
      params: {
        resource: createTranslationMessages({
          ref: scaffolderTranslationRef,
          messages: {
            'ongoingTask.startOverButtonTitle': 'Continue',
            'ongoingTask.contextMenu.startOver': 'Continue',
          },
        }),
      },
    }),
  ],
});
