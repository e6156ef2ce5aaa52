import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { ApplicationRef } from '@groundwork/source-client/argocd';
import express, { type ErrorRequestHandler, type Request } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { Annotation, ApplicationAccess } from './ApplicationAccess';
import type { ApplicationReader, RevisionOfHistory } from './ApplicationReader';
import { answerWithoutStack } from './answerWithoutStack';
import { assertName } from './names';

export interface RouterOptions {
  readonly httpAuth: HttpAuthService;
  readonly access: ApplicationAccess;
  readonly reader: ApplicationReader;
}

const querySchema = z.object({ appNamespace: z.string().optional() });

/** As many as Argo CD keeps of two applications; each is a question of its own to the instance. */
const REVISIONS_AT_ONCE = 20;
const revisionsSchema = z.object({
  revision: z
    .union([z.string().transform(one => [one]), z.array(z.string())])
    .pipe(z.array(z.string()).min(1).max(REVISIONS_AT_ONCE)),
});

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
      const [found] = await reader.revisions(instance, application, [revision]);
      res.json(withoutRevision(found));
    },
  );

  // No entity names the applications of a selector one by one: the selector permits those that it finds.
  router.get(
    '/argoInstance/:instance/applications/selector/:selector/name/:name/revisions/:revision/metadata',
    async (req, res) => {
      const revision = assertName('revision', req.params.revision);
      const name = assertName('application', req.params.name);
      const instance = instanceOf(req);
      const { selector, namespace } = await permittedSelector(options, req);
      const application = { name, namespace };
      const known = await reader.selected(instance, selector, application);
      const [found] = await reader.revisions(
        instance,
        application,
        [revision],
        known,
      );
      res.json(withoutRevision(found));
    },
  );

  addHistoryRoutes(router, options);

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

/** The details of revisions for a whole history: a page asks once for each application and not once for each deployment. */
function addHistoryRoutes(
  router: ReturnType<typeof Router>,
  options: RouterOptions,
): void {
  const { reader } = options;
  router.get(
    '/argoInstance/:instance/applications/name/:name/revisions',
    async (req, res) => {
      const revisions = revisionsOf(req);
      const application = await permittedApplication(options, req);
      const { instance } = req.params;
      res.json({
        items: await reader.revisions(instance, application, revisions),
      });
    },
  );

  router.get(
    '/argoInstance/:instance/applications/selector/:selector/name/:name/revisions',
    async (req, res) => {
      const revisions = revisionsOf(req);
      const name = assertName('application', req.params.name);
      const { selector, namespace } = await permittedSelector(options, req);
      const { instance } = req.params;
      const application = { name, namespace };
      const known = await reader.selected(instance, selector, application);
      res.json({
        items: await reader.revisions(instance, application, revisions, known),
      });
    },
  );
}

/** The card of the plugin asks for one by its name, and is answered as Argo CD answers it. */
function withoutRevision(found: RevisionOfHistory | undefined) {
  const { revision: _asked, ...details } = found ?? {};
  return details;
}

function revisionsOf(req: Request): readonly string[] {
  const query = revisionsSchema.safeParse(req.query);
  if (!query.success) {
    throw new InputError(
      `Between 1 and ${REVISIONS_AT_ONCE} revisions can be asked for at once`,
    );
  }
  return [...new Set(query.data.revision)].map(revision =>
    assertName('revision', revision),
  );
}

async function permittedApplication(
  options: RouterOptions,
  req: Request<{ name: string }>,
): Promise<ApplicationRef> {
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
