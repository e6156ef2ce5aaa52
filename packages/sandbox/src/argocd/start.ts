import express from 'express';
import type { RunningClusters } from '../clusters';
import type { Company } from '../company/types';
import type { Clock, FaultPlan, PushFeed, Repositories } from '../company/ports';
import { applyFault, listen, type Listening } from '../faults';

export type ArgoCdInstance = 'argocd-staging' | 'argocd-production';

export interface ArgoCdOptions {
  readonly company: Company;
  readonly repositories: Repositories;
  readonly pushFeed: PushFeed;
  readonly clock: Clock;
  readonly faults: FaultPlan;
  /** Where applications are applied to. */
  readonly clusters: RunningClusters;
  /** 0 takes a free port. */
  readonly ports: Readonly<Record<ArgoCdInstance, number>>;
  /** URL under which the Git host serves the GitOps repository, as applications name it. */
  readonly gitopsUrl: string;
}

/** The Argo CD instances while they listen. */
export interface RunningArgoCd {
  readonly urls: Readonly<Record<ArgoCdInstance, string>>;
  close(): Promise<void>;
}

export async function startArgoCd(options: ArgoCdOptions): Promise<RunningArgoCd> {
  const staging = await startInstance('argocd-staging', options);
  const production = await startInstance('argocd-production', options);
  return {
    urls: { 'argocd-staging': staging.url, 'argocd-production': production.url },
    close: async () => {
      await Promise.all([staging.close(), production.close()]);
    },
  };
}

function startInstance(name: ArgoCdInstance, { faults, ports }: ArgoCdOptions): Promise<Listening> {
  const system = `argocd:${name}`;
  const app = express();
  app.use(applyFault({ faults, system }));
  app.get('/api/version', (_request, response) => {
    response.json({ Version: 'v3.6.0' });
  });
  return listen(app, { port: ports[name], faults, system });
}
