import express, {
  type NextFunction,
  type Request,
  type Response,
  type Router,
} from 'express';
import { z } from 'zod';
import type { FaultPlan } from '../../company/ports';
import { ApiError } from '../../clusters/objects/api-error';
import { applyFault, type FaultBody } from '../../faults';
import { ArgoError } from '../argo-error';
import type { ArgoCdInstance } from '../instance';
import { accountOf, tokenFor } from './accounts';
import { SETTINGS, VERSION } from './constants';
import * as operations from './operations';
import * as reads from './reads';
import type { Call } from './request';
import { streamApplications } from './stream';
import * as writes from './writes';

/** The REST API of one Argo CD instance. */
export function createArgoCdServer(
  instance: ArgoCdInstance,
  faults: FaultPlan,
): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(
    applyFault({
      faults,
      system: `argocd:${instance.name}`,
      errorBody: faultBody,
    }),
  );
  app.use(namePlainJson);
  app.use(demandJson);
  app.use(express.json({ limit: '4mb' }));
  app.use('/api', routesOf(instance));
  app.get('/healthz', (_request, response) =>
    response.type('text/plain').send('ok'),
  );
  app.use((_request, response) =>
    response.status(404).json(new ArgoError(5, 'Not Found').toJson()),
  );
  app.use(answerError);
  return app;
}

type Handler = (call: Call) => Promise<void> | void;

function routesOf(instance: ArgoCdInstance): Router {
  const router = express.Router();
  const asAccount =
    (handler: Handler) =>
    (request: Request, response: Response, next: NextFunction) => {
      Promise.resolve()
        .then(() =>
          handler({
            instance,
            request,
            response,
            account: accountOf(
              request.header('authorization'),
              request.header('cookie'),
            ),
          }),
        )
        .catch(next);
    };
  router.get('/version', (_request, response) => response.json(VERSION));
  router.post('/v1/session', (request, response) =>
    response.json(openSession(request.body)),
  );
  router.get('/v1/session/userinfo', (request, response) =>
    response.json(userInfo(request)),
  );
  router.get('/v1/account/can-i/:resource/:action/*', asAccount(reads.getMayI));
  router.get('/v1/settings', (_request, response) => response.json(SETTINGS));
  router.get('/v1/clusters', asAccount(reads.listClusters));
  router.get('/v1/projects', asAccount(reads.listProjects));
  router.get('/v1/projects/:name', asAccount(reads.getProject));
  router.get('/v1/repositories', asAccount(reads.listRepositories));
  router.get('/v1/stream/applications', asAccount(streamApplications));
  router.get('/v1/applications', asAccount(reads.listApplications));
  router.post('/v1/applications', asAccount(writes.createApplication));
  const one = '/v1/applications/:name';
  router.get(one, asAccount(reads.getApplication));
  router.put(one, asAccount(writes.updateApplication));
  router.patch(one, asAccount(writes.patchApplication));
  router.delete(one, asAccount(writes.deleteApplication));
  router.put(`${one}/spec`, asAccount(writes.updateSpec));
  router.post(`${one}/sync`, asAccount(operations.syncApplication));
  router.post(`${one}/rollback`, asAccount(operations.rollbackApplication));
  router.get(`${one}/resource-tree`, asAccount(reads.getResourceTree));
  router.get(`${one}/managed-resources`, asAccount(reads.getManagedResources));
  router.get(`${one}/resource`, asAccount(reads.getResource));
  router.get(`${one}/manifests`, asAccount(reads.getManifests));
  router.get(`${one}/events`, asAccount(reads.getEvents));
  router.get(`${one}/links`, asAccount(reads.getLinks));
  router.get(`${one}/syncwindows`, asAccount(reads.getSyncWindows));
  router.get(
    `${one}/revisions/:revision/metadata`,
    asAccount(reads.getRevisionMetadata),
  );
  return router;
}

const credentials = z.object({ username: z.string(), password: z.string() });

function openSession(body: unknown): { readonly token: string } {
  const parsed = credentials.safeParse(body);
  if (!parsed.success) throw new ArgoError(16, 'no credentials supplied');
  return { token: tokenFor(parsed.data.username, parsed.data.password) };
}

/** Answers anybody: who is not recognised is not logged in. */
function userInfo(request: Request) {
  try {
    const { name } = accountOf(
      request.header('authorization'),
      request.header('cookie'),
    );
    return { loggedIn: true, username: name, iss: 'argocd' };
  } catch (error) {
    if (error instanceof ArgoError && error.code === 16) return {};
    throw error;
  }
}

/** Every write must say that it is JSON, DELETE included: protection against forged requests from a browser. */
function demandJson(
  request: Request,
  response: Response,
  next: NextFunction,
): void {
  const isRead =
    request.method === 'GET' ||
    request.method === 'HEAD' ||
    request.method === 'OPTIONS';
  if (
    isRead ||
    request.header('content-type')?.split(';')[0]?.trim() === 'application/json'
  )
    next();
  else
    response
      .status(415)
      .set('Content-Type', 'text/plain; charset=utf-8')
      .send('Invalid content type\n');
}

function namePlainJson(
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  response.json = body => {
    response.setHeader('Content-Type', 'application/json');
    return response.end(JSON.stringify(body));
  };
  next();
}

function answerError(
  error: unknown,
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  const known = error instanceof ArgoError ? error : toArgoError(error);
  response.status(known.status).json(known.toJson());
}

function toArgoError(error: unknown): ArgoError {
  const message = error instanceof Error ? error.message : String(error);
  return new ArgoError(
    error instanceof ApiError || error instanceof SyntaxError ? 3 : 2,
    message,
  );
}

function faultBody(status: number): FaultBody {
  const codes: Readonly<Record<number, number>> = {
    401: 16,
    403: 7,
    404: 5,
    429: 8,
    503: 14,
  };
  const message = `asked to answer ${status}`;
  return {
    contentType: 'application/json',
    text: JSON.stringify({ error: message, code: codes[status] ?? 2, message }),
  };
}
