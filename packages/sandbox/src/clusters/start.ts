import type { Clock, FaultPlan } from '../company/ports';
import type {
  Company,
  MetricsServer,
  SecretsMechanism,
} from '../company/types';
import { listen, type Listening } from '../faults';
import { AccessControl } from './api/access';
import { createApiServer } from './api/api-server';
import { Cluster } from './cluster';
import { buildEstate } from './content/estate';
import { questionsOf, syncSecret } from './controllers/external-secrets';
import { startControllers } from './controllers/start-controllers';
import { secretPath } from './content/secret-references';
import { placementsIn } from './content/services';
import { moveTeamSecrets } from './secrets-move';

export interface ClustersOptions {
  readonly company: Company;
  readonly clock: Clock;
  readonly faults: FaultPlan;
  /** By cluster name; 0 takes a free port. A cluster without a port is not started. */
  readonly ports: Readonly<Record<string, number>>;
}

/** The clusters' API servers while they listen, and what the control API may change in them. */
export interface RunningClusters {
  /** By cluster name. */
  readonly urls: Readonly<Record<string, string>>;
  /** The cluster's objects, for those who write to it from inside the sandbox. The recovery cluster has none. */
  cluster(name: string): Cluster | undefined;
  /** From now on the cluster's reader token is recognised but may do nothing: 403 for every object. */
  revokeReader(cluster: string): void;
  restoreReader(cluster: string): void;
  /** From now on the cluster answers questions about usage in this way, and its discovery agrees. */
  setMetricsServer(cluster: string, metricsServer: MetricsServer): void;
  /** Puts something at a path of the stores behind the cluster; ExternalSecrets that ask for it find it soon. */
  putSecret(cluster: string, path: string): void;
  /**
   * Rewrites the team's workloads in every cluster so that their secrets come from there; those that Argo CD brings
   * need a commit to the GitOps repository instead.
   */
  moveSecrets(team: string, mechanism: SecretsMechanism): void;
  close(): Promise<void>;
}

interface Running {
  readonly cluster: Cluster;
  readonly access: AccessControl;
  readonly listening: Listening;
  readonly stopControllers: () => void;
}

/** Builds the company's clusters and listens for each; the recovery cluster takes connections and says nothing. */
export async function startClusters(
  options: ClustersOptions,
): Promise<RunningClusters> {
  const { company, ports } = options;
  const running = new Map<string, Running>();
  const silent: [string, Listening][] = [];
  for (const plan of company.clusters) {
    const port = ports[plan.name];
    if (port === undefined) continue;
    if (plan.environment === 'recovery') {
      silent.push([plan.name, await listenSilently(plan.name, port, options)]);
      continue;
    }
    const cluster = new Cluster(plan, options.clock);
    buildEstate(cluster, company);
    fillStores(cluster, company);
    running.set(plan.name, await startCluster(cluster, port, options));
  }
  const all: [string, Listening][] = [
    ...[...running].map(([name, { listening }]): [string, Listening] => [
      name,
      listening,
    ]),
    ...silent,
  ];
  return {
    urls: Object.fromEntries(all.map(([name, { url }]) => [name, url])),
    cluster: name => running.get(name)?.cluster,
    revokeReader: name => runningOf(running, name).access.revokeReader(),
    restoreReader: name => runningOf(running, name).access.restoreReader(),
    setMetricsServer: (name, metricsServer) => {
      runningOf(running, name).cluster.metricsServer = metricsServer;
    },
    putSecret: (name, path) =>
      putSecret(runningOf(running, name).cluster, path),
    moveSecrets: (team, mechanism) => {
      for (const { cluster } of running.values())
        moveTeamSecrets(cluster, company, { team, mechanism });
    },
    close: async () => {
      for (const { stopControllers } of running.values()) stopControllers();
      await Promise.all(all.map(([, listening]) => listening.close()));
    },
  };
}

/** The company's own services have their secrets, also those that move to a store later; nothing else is there. */
function fillStores(cluster: Cluster, company: Company): void {
  for (const secret of cluster.store.listKind('ExternalSecret')) {
    questionsOf(secret).forEach(({ path }) => cluster.secrets.put(path));
  }
  for (const { environment, service } of placementsIn(cluster, company)) {
    cluster.secrets.put(secretPath(service, environment));
  }
}

function putSecret(cluster: Cluster, path: string): void {
  cluster.secrets.put(path);
  // A real operator tries again by itself, less and less often.
  cluster.clock.after(1000, () => {
    for (const secret of cluster.store.listKind('ExternalSecret')) {
      if (questionsOf(secret).some(question => question.path === path))
        syncSecret(cluster, secret);
    }
  });
}

/** Listens for one cluster and wakes its controllers. */
export async function startCluster(
  cluster: Cluster,
  port: number,
  { faults }: Pick<ClustersOptions, 'faults'>,
): Promise<Running> {
  const { name } = cluster.plan;
  const access = new AccessControl(name);
  const listening = await listen(createApiServer(cluster, access, faults), {
    port,
    faults,
    system: `cluster:${name}`,
  });
  return {
    cluster,
    access,
    listening,
    stopControllers: startControllers(cluster),
  };
}

function listenSilently(
  name: string,
  port: number,
  { faults }: ClustersOptions,
): Promise<Listening> {
  return listen(() => undefined, { port, faults, system: `cluster:${name}` });
}

function runningOf(
  running: ReadonlyMap<string, Running>,
  name: string,
): Running {
  const found = running.get(name);
  if (!found) throw new RangeError(`No cluster "${name}" answers requests`);
  return found;
}
