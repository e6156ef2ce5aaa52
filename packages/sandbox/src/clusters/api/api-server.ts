import express, {
  type NextFunction,
  type Request,
  type Response,
} from 'express';
import type { FaultPlan } from '../../company/ports';
import { applyFault, type FaultBody } from '../../faults';
import type { Cluster } from '../cluster';
import { ApiError, unknownResource } from '../objects/api-error';
import type { JsonObject } from '../objects/json';
import type { AccessControl, User } from './access';
import { methodNotAllowed, query, type Call } from './call';
import {
  aggregated,
  AGGREGATED_TYPE,
  coreVersions,
  discoveryTag,
  group,
  groupList,
  resourceList,
} from './discovery';
import { health } from './health';
import { getLog } from './logs';
import { getMetrics } from './metrics';
import { wantsAggregatedDiscovery } from './negotiation';
import { openApiDocument, openApiIndex } from './openapi';
import { getList, getOne } from './reads';
import { parseResourcePath, type ResourcePath } from './request-path';
import { review } from './reviews';
import { versionOf } from './version';
import { watch } from './watches';
import {
  create,
  patch,
  readScale,
  remove,
  replace,
  writeScale,
} from './writes';

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

interface Asked {
  readonly cluster: Cluster;
  readonly access: AccessControl;
  readonly user: User;
  readonly request: Request;
  readonly response: Response;
}

/** Rights come first, as in the real server: who may not ask does not learn what is there. */
function serveResource({
  path,
  ...asked
}: Asked & { readonly path: ResourcePath }): void {
  const { cluster, access, user, request, response } = asked;
  const { version: _version, ...target } = path;
  access.demand(user, { ...target, verb: verbOf(request, path) });
  const types = cluster.store.types;
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
    if (type.group === 'metrics.k8s.io') return reads ? getMetrics : undefined;
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

function servePath({ cluster, access, user, request, response }: Asked): void {
  access.demandPath(user, request.path);
  const [root = '', first, second] = request.path
    .split('/')
    .filter(segment => segment !== '');
  if (['healthz', 'livez', 'readyz'].includes(root)) {
    response
      .type('text/plain')
      .send(health(root, request.query.verbose !== undefined));
    return;
  }
  if (
    (root === 'api' || root === 'apis') &&
    first === undefined &&
    wantsAggregatedDiscovery(request.header('accept'))
  ) {
    // Not `set`, which would add a charset.
    response.setHeader('Content-Type', AGGREGATED_TYPE);
    response.setHeader('ETag', discoveryTag(cluster.store.types));
    response.end(JSON.stringify(aggregated(cluster.store.types, root)));
    return;
  }
  const body = bodyOf({ cluster, request, root, first, second });
  if (body === undefined)
    response.status(404).type('text/plain').send('404 page not found\n');
  else response.json(body);
}

interface Place {
  readonly cluster: Cluster;
  readonly request: Request;
  readonly root: string;
  readonly first: string | undefined;
  readonly second: string | undefined;
}

function bodyOf({ cluster, request, root, first, second }: Place): unknown {
  const { types } = cluster.store;
  switch (root) {
    case 'version':
      return versionOf(cluster.plan);
    case 'api':
      return first === undefined
        ? coreVersions(request.header('host') ?? '')
        : resourceList(types, '', first);
    case 'apis':
      if (first === undefined) return groupList(types);
      return second === undefined
        ? group(types, first)
        : resourceList(types, first, second);
    case 'openapi': {
      const document = request.path.replace(/^\/openapi\/v3\/?/, '');
      if (first !== 'v3') return undefined;
      return document === ''
        ? openApiIndex(types)
        : openApiDocument(types, document);
    }
    default:
      return undefined;
  }
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
  const body =
    error instanceof ApiError
      ? error.toStatus()
      : statusOf(500, error instanceof Error ? error.message : String(error));
  response.status(error instanceof ApiError ? error.code : 500).json(body);
}

const REASONS: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'ServiceUnavailable',
};

function statusOf(code: number, message: string): JsonObject {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason: REASONS[code],
    code,
  };
}

function faultBody(status: number): FaultBody {
  return {
    contentType: 'application/json',
    text: JSON.stringify(statusOf(status, `asked to answer ${status}`)),
  };
}
