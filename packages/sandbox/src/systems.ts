import { startArgoCd, type RunningArgoCd } from './argocd';
import { startClusters, type RunningClusters } from './clusters';
import type { Chapter, Company } from './company';
import type { SandboxClock } from './control/clock';
import type { SettableFaults } from './control/faults';
import type { Listening } from './faults';
import { startGitHost, templateFor, type RunningGitHost } from './git-host';
import type { Position } from './history';
import { startJenkins } from './jenkins';
import { startJira } from './jira';
import { startPagerduty } from './pagerduty';
import { createImageStore, startRegistry } from './registry';
import { startScaffolder } from './scaffolder';

/** What company is started, and where. */
export interface SandboxOptions {
  /** Control listens here; the others follow at fixed distances. */
  readonly portBase: number;
  readonly dataDirectory: string;
  /** Where its history begins to be told; the graveyard unless stated. */
  readonly chapter?: Chapter;
  /** The company and its clock stand four months before today, until somebody moves them. */
  readonly fourMonthsAgo?: boolean;
  readonly seed?: number;
  readonly services?: number;
  readonly days?: number;
  /** Stops the clock at this time and dates the company relative to it. */
  readonly frozenAt?: number;
  /** Address of the portal that the company's systems tell what happens; none is told without it. */
  readonly portal?: string;
  readonly onError: (error: unknown) => void;
}

/** Everything that the company runs; the control server is none of it. */
export interface Systems {
  readonly gitHost: RunningGitHost;
  readonly registry: Listening;
  readonly jenkins: Listening;
  readonly formerPortal: Listening;
  readonly pagerduty: Listening;
  readonly jira: Listening;
  readonly clusters: RunningClusters;
  readonly argoCd: RunningArgoCd;
}

const CLUSTER_OFFSETS: Readonly<Record<string, number>> = {
  'staging-legacy': 11,
  'production-legacy': 12,
  'staging-api': 13,
  'production-api': 14,
  recovery: 15,
};

interface Shared {
  readonly clock: SandboxClock;
  readonly faults: SettableFaults;
  readonly position: Position;
}

type Opened = <T extends { close(): Promise<void> }>(system: T) => T;

/** Starts them all, or none: nothing keeps a port when one of them did not start. */
export async function startSystems(
  options: SandboxOptions,
  shared: Shared,
): Promise<Systems> {
  const closers: (() => Promise<void>)[] = [];
  const opened: Opened = system => {
    closers.push(() => system.close());
    return system;
  };
  try {
    const builders = await startBuilders(options, shared, opened);
    const places = await startPlaces(builders.gitHost, {
      ...{ portBase: options.portBase, shared, opened },
    });
    return { ...builders, ...places };
  } catch (error) {
    await Promise.all(closers.map(close => close()));
    throw error;
  }
}

/** Where things are kept and built. */
async function startBuilders(
  { portBase, onError, dataDirectory, ...options }: SandboxOptions,
  { clock, faults, position }: Shared,
  opened: Opened,
): Promise<Omit<Systems, 'clusters' | 'argoCd'>> {
  const images = createImageStore();
  const gitHost = opened(
    await startGitHost({
      port: portBase + 1,
      ...{ clock, faults, images, dataDirectory, onError },
      ...(options.portal === undefined ? {} : { portal: options.portal }),
      ...wantedCompany(options, position),
    }),
  );
  const { company, repositories, pushFeed, url: gitHostUrl } = gitHost;
  const known = { company, repositories, images, faults, gitHostUrl };
  const registry = opened(
    await startRegistry({
      ...known,
      ...{ port: portBase + 2, storagePort: portBase + 7 },
    }),
  );
  const jenkins = opened(
    await startJenkins({
      ...known,
      ...{ pushFeed, clock, onError },
      port: portBase + 3,
    }),
  );
  const formerPortal = opened(
    await startScaffolder({ company, faults, port: portBase + 4 }),
  );
  const pagerduty = opened(
    await startPagerduty({ state: gitHost.state, faults, port: portBase + 5 }),
  );
  const jira = opened(await startJira({ company, faults, port: portBase + 6 }));
  return { gitHost, registry, jenkins, formerPortal, pagerduty, jira };
}

/** Where things run, and what brings them there. */
async function startPlaces(
  { company, repositories, pushFeed, url }: RunningGitHost,
  {
    portBase,
    shared: { clock, faults },
    opened,
  }: {
    readonly portBase: number;
    readonly shared: Shared;
    readonly opened: Opened;
  },
): Promise<Pick<Systems, 'clusters' | 'argoCd'>> {
  const clusters = opened(
    await startClusters({
      ...{ company, clock, faults },
      ports: clusterPorts(company, portBase),
    }),
  );
  const argoCd = opened(
    await startArgoCd({
      ...{ company, repositories, pushFeed, clock, faults, clusters },
      ports: {
        'argocd-staging': portBase + 21,
        'argocd-production': portBase + 22,
      },
      gitopsUrl: `${url}/${company.organisation}/gitops.git`,
    }),
  );
  return { clusters, argoCd };
}

function wantedCompany(
  { seed, services, days }: Pick<SandboxOptions, 'seed' | 'services' | 'days'>,
  { chapter, companyNow }: Position,
) {
  return {
    chapter,
    ...(seed === undefined ? {} : { seed }),
    ...(services === undefined ? {} : { services }),
    ...(days === undefined ? {} : { days }),
    ...(companyNow === undefined ? {} : { companyNow }),
  };
}

/** Makes the repositories of where the company goes next, so that it is away for seconds only. */
export async function prepareSystems(
  { portBase, dataDirectory, ...options }: SandboxOptions,
  { clock, position }: Pick<Shared, 'clock' | 'position'>,
): Promise<void> {
  await templateFor({
    ...{ dataDirectory, clock },
    ...wantedCompany(options, position),
    webUrl: `http://localhost:${portBase + 1}`,
  });
}

function clusterPorts({ clusters }: Company, portBase: number) {
  return Object.fromEntries(
    clusters.map(({ name }) => [
      name,
      portBase + (CLUSTER_OFFSETS[name] ?? 19),
    ]),
  );
}

/** What faults can be set for. */
export function systemNamesOf({ company }: RunningGitHost): readonly string[] {
  return [
    'git-host',
    'registry',
    'jenkins',
    'former-portal',
    'pagerduty',
    'jira',
    ...company.clusters.map(cluster => `cluster:${cluster.name}`),
    'argocd:argocd-staging',
    'argocd:argocd-production',
  ];
}

export function addressesOf({
  gitHost,
  registry,
  jenkins,
  formerPortal,
  pagerduty,
  jira,
  clusters,
  argoCd,
}: Systems): Readonly<Record<string, string>> {
  return {
    'git-host': gitHost.url,
    registry: registry.url,
    jenkins: jenkins.url,
    'former-portal': formerPortal.url,
    pagerduty: pagerduty.url,
    jira: jira.url,
    ...clusters.urls,
    ...argoCd.urls,
  };
}

export async function closeSystems({
  gitHost,
  registry,
  jenkins,
  formerPortal,
  pagerduty,
  jira,
  clusters,
  argoCd,
}: Systems): Promise<void> {
  await Promise.all([
    argoCd.close(),
    clusters.close(),
    registry.close(),
    jenkins.close(),
    formerPortal.close(),
    pagerduty.close(),
    jira.close(),
    gitHost.close(),
  ]);
}
