import { coreExtensionData } from '@backstage/frontend-plugin-api';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';

const RunsPage = lazy(() =>
  import('./RunsPage').then(m => ({ default: m.RunsPage })),
);

/** The plugin's page of one run, below a list of our own: its own is a table of identifiers. */
export const tasksSubPage = scaffolderPlugin
  .getExtension('sub-page:scaffolder/tasks')
  .override({
    *factory(originalFactory) {
      const original = originalFactory();
      yield* original;
      yield coreExtensionData.reactElement(
        <Routes>
          <Route
            index
            element={
              <Suspense fallback={null}>
                <RunsPage />
              </Suspense>
            }
          />
          <Route
            path="*"
            element={original.get(coreExtensionData.reactElement)}
          />
        </Routes>,
      );
    },
  });
