import {
  startArgoCd,
  type ArgoCdInstanceName,
  type RunningArgoCd,
} from '../argocd';
import { startClusters, type RunningClusters } from '../clusters';
import { parseJson } from '../clusters/objects/kubernetes-object';
import type { Json } from '../clusters/objects/json';
import type { Company } from '../company/types';
import {
  createMemoryRepositories,
  type MemoryRepositories,
} from './memory-repositories';
import { createQuickClock } from './quick-clock';

export const GITOPS = 'saltmarsh/gitops';
export const GITOPS_URL = 'http://localhost:7101/saltmarsh/gitops.git';

export interface AskOptions {
  readonly method?: string;
  readonly body?: Json;
  readonly token?: string;
  readonly instance?: ArgoCdInstanceName;
}

/** Clusters, a GitOps repository in memory and both Argo CD instances over them, at fifty times the speed. */
export interface ArgoCdUnderTest {
  readonly argoCd: RunningArgoCd;
  readonly clusters: RunningClusters;
  readonly repositories: MemoryRepositories;
  /** Asks the production instance as the deployer, unless told otherwise. */
  ask(
    path: string,
    options?: AskOptions,
  ): Promise<{ readonly status: number; readonly body: Json }>;
  application(name: string): Promise<Json>;
  /** Commits another version of a service's image for production; gives the commit. */
  deploy(service: string, version: string): Promise<string>;
  close(): Promise<void>;
}

export async function startArgoCdUnderTest(
  company: Company,
): Promise<ArgoCdUnderTest> {
  const clock = createQuickClock();
  const repositories = createMemoryRepositories(company);
  const faults = { current: () => undefined };
  const clusters = await startClusters({
    company,
    clock,
    faults,
    ports: { staging: 0, production: 0 },
  });
  const argoCd = await startArgoCd({
    company,
    repositories,
    pushFeed: repositories,
    clock,
    faults,
    clusters,
    ports: { 'argocd-staging': 0, 'argocd-production': 0 },
    gitopsUrl: GITOPS_URL,
  });
  const ask: ArgoCdUnderTest['ask'] = async (
    path,
    {
      method = 'GET',
      body,
      token = 'sandbox-argocd-deployer',
      instance = 'argocd-production',
    } = {},
  ) => {
    const response = await fetch(`${argoCd.urls[instance]}/api/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      body: parseJson(await response.json()) ?? null,
    };
  };
  return {
    argoCd,
    clusters,
    repositories,
    ask,
    application: async name => (await ask(`/applications/${name}`)).body,
    deploy: async (service, version) => {
      const path = `production/${service}/deployment.yaml`;
      const before = (await repositories.readFile(GITOPS, 'main', path)) ?? '';
      return repositories.push(
        { [path]: before.replace(/(image: \S+:)\S+/, `$1${version}`) },
        `Deploy ${service} ${version} to production`,
      );
    },
    close: async () => {
      clock.close();
      await argoCd.close();
      await clusters.close();
    },
  };
}
