import type { Request, Response } from 'express';
import type { Cluster } from '../cluster';
import type { AccessControl, User } from './access';
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
import { wantsAggregatedDiscovery } from './negotiation';
import { openApiDocument, openApiIndex } from './openapi';
import { versionOf } from './version';

/** One request of somebody who was recognised. */
export interface Asked {
  readonly cluster: Cluster;
  readonly access: AccessControl;
  readonly user: User;
  readonly request: Request;
  readonly response: Response;
}

/** Answers what is no resource: health, version, discovery, OpenAPI. */
export function servePath({
  cluster,
  access,
  user,
  request,
  response,
}: Asked): void {
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
    response.setHeader('ETag', discoveryTag(cluster.servedTypes));
    response.end(JSON.stringify(aggregated(cluster.servedTypes, root)));
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
  const types = cluster.servedTypes;
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
