import type { Company, Mutation } from './company';
import { startArgoCd, type RunningArgoCd } from './argocd';
import { startClusters, type RunningClusters } from './clusters';
import { controlApp } from './control/app';
import { SandboxClock } from './control/clock';
import { SettableFaults } from './control/faults';
import { listen, type Listening } from './faults';
import { startGitHost, type RunningGitHost } from './git-host';
import { startJenkins } from './jenkins';
import { applyMutation, attestingTeams } from './mutations';
import { createImageStore, startRegistry } from './registry';
import { startScaffolder } from './scaffolder';

export interface SandboxOptions {
  /** Control listens here; the others follow at fixed distances. */
  readonly portBase: number;
  readonly dataDirectory: string;
  readonly seed?: number;
  readonly services?: number;
  readonly days?: number;
  /** Stops the clock at this time and dates the company relative to it. */
  readonly frozenAt?: number;
  readonly onError: (error: unknown) => void;
}

export interface RunningSandbox {
  readonly addresses: Readonly<Record<string, string>>;
  readonly clock: SandboxClock;
  readonly faults: SettableFaults;
  readonly gitHost: () => RunningGitHost;
  reset(): Promise<void>;
  close(): Promise<void>;
}

interface Parts {
  readonly gitHost: RunningGitHost;
  readonly registry: Listening;
  readonly jenkins: Listening;
  readonly formerPortal: Listening;
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

/** Starts every server of the pretend company; `reset` brings all but the control server back to the beginning. */
export async function startSandbox(
  options: SandboxOptions,
): Promise<RunningSandbox> {
  const { portBase, frozenAt, onError } = options;
  const clock = new SandboxClock(onError, frozenAt);
  const faults = new SettableFaults();
  let parts = await startParts(options, { clock, faults });
  let attesting: readonly string[] = attestingTeams(parts.gitHost);

  const reset = async () => {
    await closeParts(parts);
    clock.reset();
    parts = await startParts(options, { clock, faults });
    attesting = attestingTeams(parts.gitHost);
  };
  const mutate = async (mutation: Mutation) => {
    attesting = await applyMutation(mutation, { parts, attesting });
  };
  const control = await listen(
    controlApp({
      clock,
      faults,
      systems: () => systemsOf(parts.gitHost),
      state: () => ({
        organisation: parts.gitHost.company.organisation,
        chapter: 'graveyard',
        seed: parts.gitHost.company.seed,
        services: parts.gitHost.company.services.length,
        addresses: addressesOf(parts),
      }),
      reset,
      mutate,
    }),
    { port: portBase, faults, system: 'control' },
  ).catch(async error => {
    await closeParts(parts);
    throw error;
  });
  return {
    addresses: { control: control.url, ...addressesOf(parts) },
    clock,
    faults,
    gitHost: () => parts.gitHost,
    reset,
    close: async () => {
      await control.close();
      await closeParts(parts);
      clock.close();
    },
  };
}

function systemsOf({ company }: RunningGitHost): readonly string[] {
  return [
    'git-host',
    'registry',
    'jenkins',
    'former-portal',
    ...company.clusters.map(cluster => `cluster:${cluster.name}`),
    'argocd:argocd-staging',
    'argocd:argocd-production',
  ];
}

function addressesOf({
  gitHost,
  registry,
  jenkins,
  formerPortal,
  clusters,
  argoCd,
}: Parts): Readonly<Record<string, string>> {
  return {
    'git-host': gitHost.url,
    registry: registry.url,
    jenkins: jenkins.url,
    'former-portal': formerPortal.url,
    ...clusters.urls,
    ...argoCd.urls,
  };
}

interface Shared {
  readonly clock: SandboxClock;
  readonly faults: SettableFaults;
}

async function startParts(
  options: SandboxOptions,
  { clock, faults }: Shared,
): Promise<Parts> {
  const { portBase, onError } = options;
  const closers: (() => Promise<void>)[] = [];
  const opened = <T extends { close(): Promise<void> }>(part: T): T => {
    closers.push(() => part.close());
    return part;
  };
  try {
    const images = createImageStore();
    const gitHost = opened(
      await startGitHost({
        port: portBase + 1,
        clock,
        faults,
        images,
        dataDirectory: options.dataDirectory,
        onError,
        ...companyOf(options),
      }),
    );
    const { company, repositories, pushFeed } = gitHost;
    const registry = opened(
      await startRegistry({
        company,
        repositories,
        images,
        faults,
        port: portBase + 2,
        gitHostUrl: gitHost.url,
      }),
    );
    const jenkins = opened(
      await startJenkins({
        company,
        repositories,
        pushFeed,
        images,
        clock,
        faults,
        port: portBase + 3,
        gitHostUrl: gitHost.url,
        onError,
      }),
    );
    const formerPortal = opened(
      await startScaffolder({ company, faults, port: portBase + 4 }),
    );
    const clusters = opened(
      await startClusters({
        company,
        clock,
        faults,
        ports: clusterPorts(company, portBase),
      }),
    );
    const argoCd = opened(
      await startArgoCd({
        company,
        repositories,
        pushFeed,
        clock,
        faults,
        clusters,
        ports: {
          'argocd-staging': portBase + 21,
          'argocd-production': portBase + 22,
        },
        gitopsUrl: `${gitHost.url}/${company.organisation}/gitops.git`,
      }),
    );
    return { gitHost, registry, jenkins, formerPortal, clusters, argoCd };
  } catch (error) {
    // Nothing may keep a port when one of the parts did not start.
    await Promise.all(closers.map(close => close()));
    throw error;
  }
}

function companyOf({ seed, services, days, frozenAt }: SandboxOptions) {
  return {
    ...(seed === undefined ? {} : { seed }),
    ...(services === undefined ? {} : { services }),
    ...(days === undefined ? {} : { days }),
    ...(frozenAt === undefined ? {} : { companyNow: frozenAt }),
  };
}

function clusterPorts({ clusters }: Company, portBase: number) {
  return Object.fromEntries(
    clusters.map(({ name }) => [
      name,
      portBase + (CLUSTER_OFFSETS[name] ?? 19),
    ]),
  );
}

async function closeParts({
  gitHost,
  registry,
  jenkins,
  formerPortal,
  clusters,
  argoCd,
}: Parts): Promise<void> {
  await Promise.all([
    argoCd.close(),
    clusters.close(),
    registry.close(),
    jenkins.close(),
    formerPortal.close(),
    gitHost.close(),
  ]);
}
