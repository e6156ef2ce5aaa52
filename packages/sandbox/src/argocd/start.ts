import type { RunningClusters } from '../clusters';
import type {
  Clock,
  FaultPlan,
  PushEvent,
  PushFeed,
  Repositories,
} from '../company/ports';
import type { Company, Environment } from '../company/types';
import { listen, type Listening } from '../faults';
import { createArgoCdServer } from './api/argocd-server';
import { repositoryOf, sourcesOf } from './application';
import { knownClusters } from './destinations';
import { writeInitialApplications } from './initial-applications';
import type { InitialOptions } from './initial-options';
import { ArgoCdInstance } from './instance';
import { REFERRED_REPOSITORY } from './several-sources';

export type ArgoCdInstanceName = 'argocd-staging' | 'argocd-production';

export interface ArgoCdOptions {
  readonly company: Company;
  readonly repositories: Repositories;
  readonly pushFeed: PushFeed;
  readonly clock: Clock;
  readonly faults: FaultPlan;
  /** Where applications are applied to. */
  readonly clusters: RunningClusters;
  /** 0 takes a free port. */
  readonly ports: Readonly<Record<ArgoCdInstanceName, number>>;
  /** URL under which the Git host serves the GitOps repository, as applications name it. */
  readonly gitopsUrl: string;
}

/** The Argo CD instances while they listen. */
export interface RunningArgoCd {
  readonly urls: Readonly<Record<ArgoCdInstanceName, string>>;
  close(): Promise<void>;
}

interface Running {
  readonly instance: ArgoCdInstance;
  readonly listening: Listening;
  readonly stopWatching: () => void;
}

/** More than the company ever commits there. */
const ALL_COMMITS = 100_000;

/** Starts both instances with the company's applications; from then on they follow pushes. */
export async function startArgoCd(
  options: ArgoCdOptions,
): Promise<RunningArgoCd> {
  const gitops = `${options.company.organisation}/gitops`;
  const commits = await options.repositories.log(gitops, {
    ref: 'main',
    limit: ALL_COMMITS,
  });
  const referred = await options.repositories.log(
    `${options.company.organisation}/${REFERRED_REPOSITORY}`,
    { ref: 'main', limit: ALL_COMMITS },
  );
  const both = { ...options, commits, referred };
  const staging = await startInstance('argocd-staging', 'staging', both);
  const production = await startInstance(
    'argocd-production',
    'production',
    both,
  );
  const all = [staging, production];
  options.pushFeed.onPush(event => {
    // The organisation's own repositories come without its name.
    const repository = event.repository.includes('/')
      ? event.repository
      : `${options.company.organisation}/${event.repository}`;
    for (const { instance } of all) follow(instance, { ...event, repository });
  });
  return {
    urls: {
      'argocd-staging': staging.listening.url,
      'argocd-production': production.listening.url,
    },
    close: async () => {
      for (const { stopWatching } of all) stopWatching();
      await Promise.all(all.map(({ listening }) => listening.close()));
    },
  };
}

async function startInstance(
  name: ArgoCdInstanceName,
  environment: Environment,
  options: ArgoCdOptions & Pick<InitialOptions, 'commits' | 'referred'>,
): Promise<Running> {
  const { company, clusters, repositories, clock, faults, ports } = options;
  const known = knownClusters(company, clusters, environment);
  const [home] = known;
  if (!home)
    throw new RangeError(
      `${name} needs a cluster of the environment ${environment} to run in`,
    );
  const instance = new ArgoCdInstance({
    name,
    clusters: known,
    urls: clusters.urls,
    repositories,
    clock,
    host: home.cluster,
  });
  writeInitialApplications(instance, {
    ...options,
    environment,
    host: home.cluster,
  });
  home.cluster.store.compact();
  const listening = await listen(createArgoCdServer(instance, faults), {
    port: ports[name],
    faults,
    system: `argocd:${name}`,
  });
  return { instance, listening, stopWatching: instance.watchClusters() };
}

/** A webhook's way: every application of the pushed branch looks again, one after the other. */
function follow(
  instance: ArgoCdInstance,
  { repository, branch }: PushEvent,
): void {
  const concerned = instance.applications
    .all()
    .filter(application =>
      sourcesOf(application).some(
        source =>
          repositoryOf(source) === repository &&
          (source.targetRevision === branch ||
            source.targetRevision === 'HEAD'),
      ),
    );
  instance.refreshAllSoon(concerned);
}
