import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import express, { type ErrorRequestHandler, type Request } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { Annotation, ApplicationAccess } from './ApplicationAccess';
import type { ApplicationReader } from './ApplicationReader';
import { answerWithoutStack } from './answerWithoutStack';
import { EveryInstance } from './EveryInstance';
import { assertName } from './names';

export interface RouterOptions {
  readonly httpAuth: HttpAuthService;
  readonly access: ApplicationAccess;
  readonly reader: ApplicationReader;
}

const querySchema = z.object({ appNamespace: z.string().optional() });

const refuseWrites: express.RequestHandler = (req, res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD') {
    next();
    return;
  }
  res
    .status(405)
    .set('allow', 'GET')
    .json({
      error: {
        name: 'MethodNotAllowedError',
        message:
          'The portal reads Argo CD and changes nothing through this API',
      },
    });
};

/**
 * The read routes that the Argo CD cards of @roadiehq/backstage-plugin-argo-cd call. Its own backend also creates,
 * syncs, changes and deletes applications for whoever is signed in; none of that is here.
 */
export function createRouter(options: RouterOptions): express.Router {
  const { reader } = options;
  const router = Router();

  router.get('/find/name/:name', async (req, res) => {
    res.json(await reader.findByName(await permittedApplication(options, req)));
  });

  router.get('/find/selector/:selector', async (req, res) => {
    const { selector, namespace } = await permittedSelector(options, req);
    res.json(await reader.findBySelector(selector, namespace));
  });

  router.get(
    '/argoInstance/:instance/applications/name/:name',
    async (req, res) => {
      const instance = instanceOf(req);
      const application = await permittedApplication(options, req);
      res.json(await reader.application(instance, application));
    },
  );

  router.get(
    '/argoInstance/:instance/applications/selector/:selector',
    async (req, res) => {
      const instance = instanceOf(req);
      const { selector, namespace } = await permittedSelector(options, req);
      res.json({
        items: await reader.applications(instance, selector, namespace),
      });
    },
  );

  router.get(
    '/argoInstance/:instance/applications/name/:name/revisions/:revision/metadata',
    async (req, res) => {
      const revision = assertName('revision', req.params.revision);
      const instance = instanceOf(req);
      const application = await permittedApplication(options, req);
      res.json(await reader.revisionMetadata(instance, application, revision));
    },
  );

  addRoutesOfEveryInstance(router, options);

  router.get(
    '/argoInstance/:instance/applications/name/:name/syncwindows',
    async (req, res) => {
      const instance = instanceOf(req);
      const application = await permittedApplication(options, req);
      res.json(await reader.syncWindows(instance, application));
    },
  );

  router.use(refuseWrites);
  const handleErrors: ErrorRequestHandler = answerWithoutStack;
  router.use(handleErrors);
  return router;
}

/** What a page asks once for each of its cards; the plugin's own client asks the first as a list below an address. */
function addRoutesOfEveryInstance(
  router: ReturnType<typeof Router>,
  options: RouterOptions,
): void {
  const everywhere = new EveryInstance(options.reader);
  router.get('/everywhere/name/:name/applications', async (req, res) => {
    const application = await permittedApplication(options, req);
    res.json(await everywhere.applications(application));
  });

  router.get(
    '/everywhere/selector/:selector/applications',
    async (req, res) => {
      const selected = await permittedSelector(options, req);
      res.json(await everywhere.applications(selected));
    },
  );

  router.get('/everywhere/name/:name/revisions', async (req, res) => {
    const application = await permittedApplication(options, req);
    res.json(await everywhere.revisions(application));
  });

  router.get('/everywhere/selector/:selector/revisions', async (req, res) => {
    const selected = await permittedSelector(options, req);
    res.json(await everywhere.revisions(selected));
  });
}

async function permittedApplication(
  options: RouterOptions,
  req: Request<{ name: string }>,
): Promise<{ name: string; namespace: string | undefined }> {
  const name = assertName('application', req.params.name);
  const namespace = namespaceOf(req);
  await assertMayRead(options, req, ['argocd/app-name', name]);
  return { name, namespace };
}

async function permittedSelector(
  options: RouterOptions,
  req: Request<{ selector: string }>,
): Promise<{ selector: string; namespace: string | undefined }> {
  const selector = assertName('selector', req.params.selector);
  const namespace = namespaceOf(req);
  await assertMayRead(options, req, ['argocd/app-selector', selector]);
  return { selector, namespace };
}

async function assertMayRead(
  { httpAuth, access }: RouterOptions,
  req: Request,
  [annotation, value]: readonly [Annotation, string],
): Promise<void> {
  await access.assertMayRead(
    { annotation, value, namespace: namespaceOf(req) },
    await httpAuth.credentials(req, { allow: ['user', 'service'] }),
  );
}

function instanceOf(req: Request<{ instance: string }>): string {
  return assertName('instance', req.params.instance);
}

function namespaceOf(req: Request): string | undefined {
  const query = querySchema.safeParse(req.query);
  if (!query.success) {
    throw new InputError('appNamespace is not a single value');
  }
  const { appNamespace } = query.data;
  return appNamespace === undefined
    ? undefined
    : assertName('namespace', appNamespace);
}
