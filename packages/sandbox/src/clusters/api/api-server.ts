import express, {
  type NextFunction,
  type Request,
  type Response,
} from 'express';
import type { FaultPlan } from '../../company/ports';
import { applyFault } from '../../faults';
import type { Cluster } from '../cluster';
import { unknownResource } from '../objects/api-error';
import { METRICS_GROUP } from '../objects/resource-types';
import type { AccessControl } from './access';
import { methodNotAllowed, query, type Call } from './call';
import { answerError, faultBody } from './failures';
import { getLog } from './logs';
import { getMetrics } from './metrics';
import { servePath, type Asked } from './paths';
import { getList, getOne } from './reads';
import { parseResourcePath, type ResourcePath } from './request-path';
import { review } from './reviews';
import { readScale, writeScale } from './scale';
import { watch } from './watches';
import { create, patch, remove, replace } from './writes';

const VERBS: Readonly<Record<string, string>> = {
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};

/** The Kubernetes API of one cluster. */
export function createApiServer(
  cluster: Cluster,
  access: AccessControl,
  faults: FaultPlan,
): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('json spaces', 0);
  app.use(
    applyFault({
      faults,
      system: `cluster:${cluster.plan.name}`,
      errorBody: faultBody,
    }),
  );
  app.use(namePlainJson);
  app.use(express.raw({ type: () => true, limit: '4mb' }));
  app.use((request, response) => {
    const user = access.authenticate(request.header('authorization'));
    const path = parseResourcePath(request.path);
    if (path) serveResource({ cluster, access, user, path, request, response });
    else servePath({ cluster, access, user, request, response });
  });
  app.use(answerError);
  return app;
}

/** Rights come first, as in the real server: who may not ask does not learn what is there. */
function serveResource({
  path,
  ...asked
}: Asked & { readonly path: ResourcePath }): void {
  const { cluster, access, user, request, response } = asked;
  const { version: _version, ...target } = path;
  access.demand(user, { ...target, verb: verbOf(request, path) });
  const types = cluster.servedTypes;
  const type = types.find(
    each =>
      each.group === path.group &&
      each.version === path.version &&
      each.plural === path.resource,
  );
  if (!type) {
    if (
      types.some(
        each => each.group === path.group && each.version === path.version,
      )
    )
      throw unknownResource();
    response.status(404).type('text/plain').send('404 page not found\n');
    return;
  }
  const handler = handlerFor({ ...asked, path, type });
  if (!handler) throw methodNotAllowed();
  handler({ ...asked, path, type });
}

function verbOf(request: Request, path: ResourcePath): string {
  const write = VERBS[request.method];
  if (write !== undefined) return write;
  if (request.query.watch === '1' || request.query.watch === 'true')
    return 'watch';
  return path.name === undefined ? 'list' : 'get';
}

function handlerFor(call: Call): ((call: Call) => void) | undefined {
  const { type, path, request } = call;
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (type.virtual) {
    if (type.group === METRICS_GROUP) return reads ? getMetrics : undefined;
    return request.method === 'POST' ? review : undefined;
  }
  if (path.subresource !== undefined) return subresourceHandler(call, reads);
  const isWatch = ['1', 'true'].includes(query(call, 'watch') ?? '');
  if (path.name === undefined) {
    if (reads) return isWatch ? watch : getList;
    return request.method === 'POST' ? create : undefined;
  }
  if (reads) return isWatch ? watch : getOne;
  return { PUT: replace, PATCH: patch, DELETE: remove }[request.method];
}

function subresourceHandler(
  { type, path, request }: Call,
  reads: boolean,
): ((call: Call) => void) | undefined {
  if (!type.subresources.some(each => each.name === path.subresource))
    throw unknownResource();
  switch (path.subresource) {
    case 'log':
      return reads ? getLog : undefined;
    case 'scale':
      return reads ? readScale : writeScale;
    case 'status':
      if (reads) return getOne;
      return { PUT: replace, PATCH: patch }[request.method];
    default:
      return undefined;
  }
}

/** Kubernetes names no charset with its JSON. */
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
