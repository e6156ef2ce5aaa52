import { isArgoCd, placesOf, type Place } from '../company/places';
import type { Service } from '../company/types';
import { writeApplied } from '../clusters/content/applied';
import { writeNamespace } from '../clusters/content/namespaces';
import { deliveredObjects } from '../clusters/content/service-manifests';
import type { Cluster } from '../clusters/cluster';
import { type KubernetesObject } from '../clusters/objects/kubernetes-object';
import type { JsonObject } from '../clusters/objects/json';
import { pickNumber } from '../clusters/objects/names';
import { withStatus, type Application } from './application';
import { recordApplicationEvent } from './application-events';
import { CONTROLLER, HOME_NAMESPACE } from './application-store';
import { IN_CLUSTER, serverOf } from './destinations';
import type { ArgoCdInstance } from './instance';
import { pastOf, revisionAt } from './initial-history';
import { startedBy } from './initial-initiators';
import type { InitialOptions } from './initial-options';
import { isOfSeveralSources, REFERRED_REPOSITORY } from './several-sources';
import { trackingName } from './targets';

const DAY = 86_400_000;

/** Projects, and an application for every service that Argo CD brings to the environment, with its past. */
export function writeInitialApplications(
  instance: ArgoCdInstance,
  options: InitialOptions,
): void {
  const { company, environment, host } = options;
  const founded = company.now - company.days * DAY;
  for (const project of ['default', ...company.teams.map(team => team.name)])
    writeProject(host, project, founded);
  const delivered = company.services.flatMap(service =>
    placesOf(company, service)
      .filter(
        place => place.environment === environment && isArgoCd(place.owner),
      )
      .map(place => ({ service, place })),
  );
  const last = delivered.at(-1);
  for (const each of delivered) {
    const { service } = each;
    // One team was allowed to keep its applications to itself, in staging.
    const namespace =
      environment === 'staging' && each === last
        ? `${service.team}-applications`
        : HOME_NAMESPACE;
    if (namespace !== HOME_NAMESPACE)
      writeNamespace(host, { name: namespace, at: founded });
    writeApplication(instance, options, { ...each, namespace });
  }
}

function writeProject(host: Cluster, name: string, at: number): void {
  const spec = {
    sourceRepos: ['*'],
    destinations: [{ server: '*', namespace: '*' }],
    clusterResourceWhitelist: [{ group: '*', kind: '*' }],
  };
  const project: KubernetesObject = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name, namespace: HOME_NAMESPACE },
    spec,
    status: {},
  };
  writeApplied(host, project, at);
}

interface Placed {
  readonly service: Service;
  readonly place: Place;
  readonly namespace: string;
}

function writeApplication(
  instance: ArgoCdInstance,
  options: InitialOptions,
  placed: Placed,
): void {
  const { company, host } = options;
  const { service, place } = placed;
  const { gitOpsSince = 0 } = place;
  const releases = broughtSince(place, gitOpsSince);
  const [first] = releases;
  const release = releases.at(-1);
  if (!first || !release) return;
  const created = writeApplied(
    host,
    applicationFor(options, placed),
    Math.max(first.deployedAt, gitOpsSince),
  );
  const manifests = deliveredObjects({
    company,
    service,
    place,
    release,
  }).map(manifest => retracked(created, place.application, manifest));
  const past = pastOf(created, {
    ...{ releases, options, manifests },
    startedBy: startedBy(company, service, place),
  });
  const application = instance.applications.write(
    withStatus(created, past),
    CONTROLLER,
    release.deployedAt,
  );
  for (const manifest of manifests) adoptLive(instance, application, manifest);
  const adopted = instance.adopt(
    application,
    {
      revision: options.commits[0]?.sha ?? '',
      further: options.referred.slice(0, 1).map(({ sha }) => sha),
      manifests,
    },
    release.deployedAt,
  );
  const message = `Sync operation to ${revisionAt(
    options.commits,
    release.deployedAt,
  )} succeeded`;
  recordApplicationEvent(host, adopted, {
    reason: 'OperationCompleted',
    message,
    at: release.deployedAt,
  });
}

/** What Argo CD knows of: the release that it found there and those that it brought. */
function broughtSince({ releases }: Place, since: number) {
  const found = releases.findLastIndex(({ deployedAt }) => deployedAt <= since);
  return releases
    .slice(Math.max(0, found))
    .map(release =>
      release.deployedAt < since ? { ...release, deployedAt: since } : release,
    );
}

/** Applications outside the instance's own namespace have another tracking id. */
function retracked(
  application: Application,
  plainName: string,
  manifest: KubernetesObject,
): KubernetesObject {
  const name = trackingName(application);
  if (name === plainName) return manifest;
  const annotations = Object.fromEntries(
    Object.entries(manifest.metadata.annotations ?? {}).map(([key, value]) => [
      key,
      key === 'argocd.argoproj.io/tracking-id'
        ? value.replace(plainName, name)
        : value,
    ]),
  );
  return { ...manifest, metadata: { ...manifest.metadata, annotations } };
}

function adoptLive(
  instance: ArgoCdInstance,
  application: Application,
  manifest: KubernetesObject,
): void {
  const cluster = instance.clusterOf(application);
  const live = cluster?.liveOf(manifest);
  const id = manifest.metadata.annotations?.['argocd.argoproj.io/tracking-id'];
  if (
    !cluster ||
    !live ||
    id === undefined ||
    live.metadata.annotations?.['argocd.argoproj.io/tracking-id'] === id
  )
    return;
  const annotations = {
    ...live.metadata.annotations,
    'argocd.argoproj.io/tracking-id': id,
  };
  cluster.write(
    { ...live, metadata: { ...live.metadata, annotations } },
    { manager: 'argocd-controller', operation: 'Update' },
  );
}

function originOf(
  { gitopsUrl }: InitialOptions,
  { service, place }: Placed,
): JsonObject {
  const source = {
    repoURL: gitopsUrl,
    path: `${place.name}/${service.name}`,
    targetRevision: 'main',
  };
  return isOfSeveralSources(service, place)
    ? {
        sources: [
          source,
          {
            repoURL: gitopsUrl.replace(/[^/]+$/, `${REFERRED_REPOSITORY}.git`),
            targetRevision: 'main',
            ref: 'pipelines',
          },
        ],
      }
    : { source };
}

function applicationFor(options: InitialOptions, placed: Placed): Application {
  const { service, place, namespace } = placed;
  const syncOptions = ['CreateNamespace=true'];
  // Somebody paused what is out of sync now; otherwise nothing would be.
  const isAutomatic =
    place.owner === 'argocd' && service.trouble !== 'out-of-sync';
  const selfHeal = pickNumber(`self-heal ${place.name} ${service.name}`, 5) < 3;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: place.application,
      namespace,
      labels: {
        team: service.team,
        'backstage.io/kubernetes-id': service.name,
      },
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      ...originOf(options, placed),
      destination: { ...destinationAt(place), namespace: service.team },
      project: service.team,
      syncPolicy: isAutomatic
        ? {
            automated: { prune: true, ...(selfHeal ? { selfHeal } : {}) },
            syncOptions,
          }
        : { syncOptions },
    },
  };
}

/** The instances run in the API lineage's clusters; people name the others by address, and a further region by name. */
function destinationAt({ name, environment, cluster }: Place) {
  if (cluster.lineage === 'api') return { server: IN_CLUSTER };
  return name === environment
    ? { server: serverOf(cluster.name) }
    : { name: cluster.name };
}
