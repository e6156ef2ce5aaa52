import express from 'express';
import type { ClusterPlan, Company, SecretsMechanism } from '../company/types';
import type { Clock, FaultPlan } from '../company/ports';
import { applyFault, listen, type Listening } from '../faults';

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
  /** From now on the cluster's reader token is recognised but may do nothing: 403 for every object. */
  revokeReader(cluster: string): void;
  restoreReader(cluster: string): void;
  /** Rewrites the team's workloads in every cluster so that their secrets come from there. */
  moveSecrets(team: string, mechanism: SecretsMechanism): void;
  close(): Promise<void>;
}

export async function startClusters(options: ClustersOptions): Promise<RunningClusters> {
  const listening = new Map<string, Listening>();
  for (const plan of options.company.clusters) {
    const port = options.ports[plan.name];
    if (port !== undefined) listening.set(plan.name, await startCluster(plan, options, port));
  }
  return {
    urls: Object.fromEntries([...listening].map(([name, { url }]) => [name, url])),
    revokeReader: () => undefined,
    restoreReader: () => undefined,
    moveSecrets: () => undefined,
    close: async () => {
      await Promise.all([...listening.values()].map(each => each.close()));
    },
  };
}

function startCluster(plan: ClusterPlan, { faults }: ClustersOptions, port: number): Promise<Listening> {
  const system = `cluster:${plan.name}`;
  const app = express();
  app.use(applyFault({ faults, system }));
  app.get('/version', (_request, response) => {
    response.json({ gitVersion: plan.kubernetesVersion });
  });
  return listen(app, { port, faults, system });
}
