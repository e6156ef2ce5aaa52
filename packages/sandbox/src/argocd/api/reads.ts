import { textAt, type JsonObject } from '../../clusters/objects/json';
import { timestamp } from '../../clusters/objects/kubernetes-object';
import { apiVersionOf } from '../../clusters/objects/resource-types';
import { repositoryOf, withoutKind } from '../application';
import { askedSource } from './asked-source';
import { ArgoError } from '../argo-error';
import { isUnreadable, readTarget } from '../targets';
import { selectFields } from './fields';
import { applicationOf, queryList, queryOf, send, type Call } from './request';
import { managedResource, resourceTree } from './views';

export async function listApplications(call: Call): Promise<void> {
  const { applications } = call.instance;
  const selected = applications.select({
    selector: queryOf(call, 'selector'),
    projects: queryList(call, 'projects', 'project'),
    name: queryOf(call, 'name'),
    appNamespace: queryOf(call, 'appNamespace'),
  });
  const fields = queryOf(call, 'fields');
  const items = selected
    .map(withoutKind)
    .map(item => (fields === undefined ? item : selectFields(item, fields)));
  send(call, {
    metadata: { resourceVersion: applications.version },
    items: items.length === 0 ? null : items,
  });
}

export async function getApplication(call: Call): Promise<void> {
  const found = applicationOf(call);
  const refresh = queryOf(call, 'refresh');
  const application =
    refresh === undefined ? found : await call.instance.refresh(found);
  send(call, withoutKind(application));
}

/** What the account may do with an object: it may look at everything, and change applications where it deploys them. */
export function getMayI(call: Call): void {
  const { resource, action } = call.request.params;
  const may =
    action === 'get' ||
    (resource === 'applications' && call.account.role === 'deployer');
  send(call, { value: may ? 'yes' : 'no' });
}

export async function getResourceTree(call: Call): Promise<void> {
  const application = applicationOf(call);
  const cluster = call.instance.clusterOf(application);
  send(
    call,
    cluster
      ? resourceTree(cluster, call.instance.resourcesOf(application))
      : {},
  );
}

export async function getManagedResources(call: Call): Promise<void> {
  send(call, {
    items: call.instance.resourcesOf(applicationOf(call)).map(managedResource),
  });
}

export async function getManifests(call: Call): Promise<void> {
  const application = applicationOf(call);
  const { revision, further } = wantedRevisions(call);
  const target = await readTarget(
    call.instance.repositories,
    application,
    revision,
    further,
  );
  if (isUnreadable(target))
    throw new ArgoError(2, `error generating manifests: ${target.problem}`);
  const { server, namespace } = {
    server: textAt(application, 'spec', 'destination', 'server'),
    namespace: textAt(application, 'spec', 'destination', 'namespace'),
  };
  const context =
    revision === undefined
      ? {}
      : {
          revision: target.revision,
          namespace,
          server,
          sourceType: 'Directory',
        };
  send(call, {
    manifests: target.manifests.map(manifest => JSON.stringify(manifest)),
    ...context,
  });
}

/** Of several sources each is asked for at a revision by its position, from one on. */
function wantedRevisions(call: Call) {
  const positions = queryList(call, 'sourcePositions').map(Number);
  const revisions = queryList(call, 'revisions');
  if (positions.length !== revisions.length)
    throw new ArgoError(
      3,
      'the number of source positions and of revisions differs',
    );
  const at = new Map(
    positions.map((position, index) => [position, revisions[index]]),
  );
  return {
    revision: queryOf(call, 'revision') ?? at.get(1),
    further: [...at.keys()]
      .filter(position => position > 1)
      .sort((a, b) => a - b)
      .flatMap(position => at.get(position) ?? []),
  };
}

export async function getEvents(call: Call): Promise<void> {
  const { applications } = call.instance;
  const items = applications.eventsOf(applicationOf(call)).map(event => {
    const {
      reportingComponent: _component,
      reportingInstance: _instance,
      ...rest
    } = withoutKind(event);
    return rest;
  });
  send(call, {
    metadata: { resourceVersion: applications.version },
    items: items.length === 0 ? null : items,
  });
}

export async function getLinks(call: Call): Promise<void> {
  applicationOf(call);
  send(call, {});
}

export async function getSyncWindows(call: Call): Promise<void> {
  applicationOf(call);
  send(call, { canSync: true });
}

export async function getRevisionMetadata(call: Call): Promise<void> {
  const application = applicationOf(call);
  const revision = call.request.params.revision ?? '';
  const repository = repositoryOf(askedSource(call, application));
  const sha = await call.instance.repositories.resolve(repository, revision);
  const [commit] =
    sha === undefined
      ? []
      : await call.instance.repositories.log(repository, {
          ref: sha,
          limit: 1,
        });
  if (!commit) throw unknownRevision(revision);
  send(call, {
    author: `${commit.author} <${commit.email}>`,
    date: timestamp(commit.at),
    message: commit.message.trimEnd(),
  });
}

function unknownRevision(revision: string): ArgoError {
  const fetch = `\`git fetch origin ${revision} --tags --force --prune\` failed exit status 128: fatal: remote error: upload-pack: not our ref ${revision}`;
  return new ArgoError(
    2,
    `error acquiring repo lock: failed to initialize repository resources: rpc error: code = Internal desc = Failed to checkout revision ${revision}: ${fetch}`,
  );
}

/** One object of an application, as it is in the cluster. */
export async function getResource(call: Call): Promise<void> {
  const application = applicationOf(call);
  const cluster = call.instance.clusterOf(application);
  const kind = queryOf(call, 'kind');
  const name = queryOf(call, 'resourceName');
  const namespace = queryOf(call, 'namespace');
  const live = cluster?.store
    .listKind(kind ?? '', namespace, queryOf(call, 'group') ?? '')
    .find(each => each.metadata.name === name);
  if (!live || live.kind === 'Secret')
    throw new ArgoError(
      3,
      `${kind} ${
        queryOf(call, 'group') ?? ''
      } ${name} not found as part of application ${application.metadata.name}`,
    );
  send(call, { manifest: JSON.stringify(live) });
}

export async function listClusters(call: Call): Promise<void> {
  send(call, {
    metadata: {},
    items: call.instance.clusters.map(known => describeCluster(call, known)),
  });
}

function describeCluster(
  { instance }: Call,
  { server, name, cluster }: Call['instance']['clusters'][number],
): JsonObject {
  const connectionState = {
    status: 'Successful',
    message: '',
    attemptedAt: timestamp(instance.clock.now()),
  };
  const serverVersion = cluster.plan.kubernetesVersion;
  const types = cluster.store.types.filter(type => !type.virtual);
  const versions = types.flatMap(type => [
    apiVersionOf(type),
    `${apiVersionOf(type)}/${type.kind}`,
  ]);
  const objects = types.reduce(
    (sum, type) => sum + cluster.store.list(type).length,
    0,
  );
  return {
    server,
    name,
    config: { tlsClientConfig: { insecure: false } },
    connectionState,
    serverVersion,
    info: {
      connectionState,
      serverVersion,
      cacheInfo: {
        resourcesCount: objects,
        apisCount: types.length,
        lastCacheSyncTime: timestamp(instance.clock.now()),
      },
      applicationsCount: instance.applications
        .all()
        .filter(each => instance.clusterOf(each) === cluster).length,
      apiVersions: [...new Set(versions)].sort(),
    },
  };
}

export async function listProjects(call: Call): Promise<void> {
  const { applications } = call.instance;
  send(call, {
    metadata: { resourceVersion: applications.version },
    items: applications.projects().map(withoutKind),
  });
}

export async function getProject(call: Call): Promise<void> {
  const name = call.request.params.name;
  const found = call.instance.applications
    .projects()
    .find(each => each.metadata.name === name);
  if (!found) throw new ArgoError(7, 'permission denied');
  send(call, withoutKind(found));
}

/** The GitOps repository is public inside the company, so none is registered. */
export async function listRepositories(call: Call): Promise<void> {
  send(call, { metadata: {}, items: null });
}
