import express, { type Express } from 'express';
import { applyFault } from '../../faults';
import { exportController } from '../export/items';
import { MalformedTree } from '../export/tree';
import {
  authenticate,
  crumb,
  denied,
  requireCrumb,
  requirePermission,
  whoAmI,
} from './access';
import { answerItem } from './item-requests';
import { faultBody, refuse } from './pages';
import { sendExport } from './send-export';
import type { JenkinsServerOptions } from './server-options';

/** Release of Jenkins that the sandbox claims to be. */
const VERSION = '2.516.2';

/** The remote API of a controller with the plugins for folders, branches, Git and the stage view. */
export function createJenkinsServer(options: JenkinsServerOptions): Express {
  const { store, clock, faults, addresses } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use((_request, response, next) => {
    response.set({
      'X-Content-Type-Options': 'nosniff',
      'X-Hudson': '1.395',
      'X-Jenkins': VERSION,
      'X-Jenkins-Session': '5a17ed00',
    });
    next();
  });
  app.use(applyFault({ faults, system: 'jenkins', errorBody: faultBody }));
  app.use(authenticate, requireCrumb);
  app.get('/login', (_request, response) => {
    response.type('text/html').send('<html><body>Sign in</body></html>');
  });
  app.get('/whoAmI/api/json', (_request, response) => {
    response.json(whoAmI(response));
  });
  app.use(requirePermission('hudson.model.Hudson.Read'));
  app.get('/crumbIssuer/api/json', (_request, response) => {
    response.json(crumb());
  });
  app.get('/api/json', (request, response, next) => {
    store
      .load(store.root)
      .then(() =>
        sendExport(
          exportController(store.root, {
            addresses: addresses(),
            now: clock.now(),
          }),
          { request, response },
        ),
      )
      .catch(next);
  });
  app.get('/pluginManager/api/json', (request, response) =>
    denied(request, response, 'hudson.model.Hudson.Administer'),
  );
  app.use('/job', (request, response, next) => {
    answerItem(options, { request, response }).catch(next);
  });
  app.use((request, response) =>
    refuse(response, 404, { message: 'Not Found', uri: request.originalUrl }),
  );
  app.use(
    (
      error: unknown,
      request: express.Request,
      response: express.Response,
      next: express.NextFunction,
    ) => {
      if (response.headersSent || !(error instanceof MalformedTree)) {
        next(error);
        return;
      }
      refuse(response, 500, {
        message: `Malformed tree expression: ${error.message}`,
        uri: request.originalUrl,
      });
    },
  );
  return app;
}
