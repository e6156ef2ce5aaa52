// The modules as they run, asked against the sandbox as it runs; nothing that is shipped knows both.
/* eslint-disable @backstage/no-mixed-plugin-imports */
import argocdModule from '@groundwork/plugin-readiness-backend-module-argocd';
import githubModule from '@groundwork/plugin-readiness-backend-module-github';
import jenkinsModule from '@groundwork/plugin-readiness-backend-module-jenkins';
import pagerdutyModule from '@groundwork/plugin-readiness-backend-module-pagerduty';
/* eslint-enable @backstage/no-mixed-plugin-imports */
import type { RunningSandbox } from '../../sandbox';
import { startPortal } from './portal';
import { ARGO_CD, readSynchronisations } from './recount/argocd';
import { recount, type Window } from './recount/count';
import {
  GIT_HOST,
  readDeployments,
  readIncidents,
  readRepository,
} from './recount/gitHost';
import { JENKINS, readBuilds } from './recount/jenkins';
import type { Attempt, Incident, Rollout } from './recount/rollouts';
import { startDeliveringCompany } from './servers';

const DAY_MS = 86_400_000;

/** A service, and how its deployments are read without the portal. */
interface Case {
  readonly service: string;
  readonly told: string;
  readonly source: string;
  readonly repository?: string;
  readonly read: () => Promise<readonly Attempt[]>;
}

const NIGHTLY = 'lending-nightly';
export const CASES: readonly Case[] = [
  {
    service: 'web-gateway',
    told: 'deployments of the Git host to two regions, one of which waits',
    source: GIT_HOST,
    read: () => readDeployments('web-gateway'),
  },
  {
    service: 'transfer-router',
    told: 'deployments with rollbacks, hotfixes and incidents that somebody was paged for',
    source: GIT_HOST,
    read: () => readDeployments('transfer-router'),
  },
  {
    service: 'card-issuing',
    told: 'deployments of a repository whose branch was rewritten',
    source: GIT_HOST,
    read: () => readDeployments('card-issuing'),
  },
  {
    service: 'merchant-onboarding',
    told: 'a deployment that failed and came 18 days later',
    source: GIT_HOST,
    read: () => readDeployments('merchant-onboarding'),
  },
  {
    service: 'consent-store',
    told: 'the history of Argo CD, rollbacks among it',
    source: ARGO_CD,
    read: () => readSynchronisations('consent-store'),
  },
  ...['dunning-letters', 'reminder-letters'].map(service => ({
    service,
    told: 'builds of a repository of several services',
    source: JENKINS,
    repository: NIGHTLY,
    read: () => readBuilds(`lending/${NIGHTLY}-build`, NIGHTLY),
  })),
];

/** A portal that has read these services, and what was recounted of each of them. */
export interface Recounted {
  readonly ask: (path: string) => Promise<unknown>;
  readonly window: Window;
  readonly incidentsOf: ReadonlyMap<string, readonly Incident[]>;
  readonly rolloutsOf: ReadonlyMap<string, readonly Rollout[]>;
  readonly stop: () => Promise<void>;
}

/** Starts the company and a portal, waits until it has read everything, and counts anew what it read. */
export async function startRecounted(): Promise<Recounted> {
  const sandbox = await startDeliveringCompany();
  const incidentsOf = await readIncidents();
  const cases = [...CASES, ...(await oddlyReported(incidentsOf))];
  const portal = await startPortal(sandbox.gitHost().company, {
    modules: [githubModule, argocdModule, jenkinsModule, pagerdutyModule],
    services: cases.map(({ service }) => service),
    // Another component of the same repository, as the catalog may have any number.
    copies: { 'reminder-letters': 'dunning-letters' },
    delivery: {
      services: cases.map(({ service, source }) => ({
        service: `component:default/${service}`,
        source,
      })),
    },
    collectors: [
      'github:deployments',
      'github:runs',
      'github:pull-requests',
      'github:commits',
      'github:incidents',
      'argocd:deployments',
      'jenkins:deployments',
      'pagerduty:incidents',
    ],
  });
  const rolloutsOf = new Map<string, readonly Rollout[]>();
  for (const { service, repository = service, read } of cases) {
    rolloutsOf.set(
      service,
      recount({
        repository: await readRepository(repository),
        attempts: await read(),
        incidents: incidentsOf.get(service) ?? [],
      }),
    );
  }
  return {
    ask: portal.ask,
    window: windowOf(sandbox),
    incidentsOf,
    rolloutsOf,
    stop: async () => {
      await portal.stop();
      await sandbox.close();
    },
  };
}

const ODD: readonly ((incident: Incident) => boolean)[] = [
  ({ reports }) => reports.length > 1,
  ({ isOfChange }) => !isOfChange,
  ({ endedAt }) => endedAt === undefined,
  ({ cause }) => cause !== undefined,
];

/** The first service with each sort of incident, of those whose deployments the Git host knows. */
async function oddlyReported(
  incidentsOf: Recounted['incidentsOf'],
): Promise<readonly Case[]> {
  const found = new Map<string, Case>();
  const left = new Set(ODD);
  for (const [service, incidents] of incidentsOf) {
    const here = [...left].filter(isOdd => incidents.some(isOdd));
    const read = () => readDeployments(service);
    if (here.length > 0 && (await read()).length > 0) {
      here.forEach(isOdd => left.delete(isOdd));
      if (CASES.every(each => each.service !== service)) {
        found.set(service, { service, told: '', source: GIT_HOST, read });
      }
    }
  }
  return [...found.values()];
}

/** Nearly all of the company's past. */
function windowOf({ clock }: RunningSandbox): Window {
  const dayAfter = (days: number) =>
    new Date(clock.now() + days * DAY_MS).toISOString().slice(0, 10);
  return { from: dayAfter(-119), to: dayAfter(1) };
}
