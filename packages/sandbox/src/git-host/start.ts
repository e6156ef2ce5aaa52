import type { RequestListener } from 'node:http';
import type {
  Chapter,
  Clock,
  FaultPlan,
  ImageStore,
  PushFeed,
  Repositories,
  Company,
} from '../company';
import { listen, type Listening } from '../faults';
import { DeploymentLog } from './actions/deployment-log';
import { RunLog } from './actions/run-log';
import { WorkflowRunner } from './actions/runner';
import { gitHostApp } from './app';
import { give, type Gave } from './given/give';
import type { Given } from './given/given';
import { createRepositories } from './repositories-port';
import { GitHostState } from './state/git-host-state';
import { addTickets } from './tickets';
import { applyAttestations } from './register';
import { cachedTemplate, type Template } from './template/cached-template';
import { deliverWebhooks } from './webhooks/deliver';
import { addPortalHook } from './webhooks/portal-hook';

export interface GitHostOptions {
  readonly port: number;
  readonly clock: Clock;
  readonly faults: FaultPlan;
  readonly images: ImageStore;
  readonly dataDirectory: string;
  readonly chapter?: Chapter;
  readonly seed?: number;
  readonly services?: number;
  readonly days?: number;
  /** Date to which the company's history is relative; without it, today or that of a young enough cached one. */
  readonly companyNow?: number;
  /** Address of the portal that is told what happens; nobody is without it. */
  readonly portal?: string;
  readonly onError: (error: unknown) => void;
}

/** The Git host while it listens. */
export interface RunningGitHost {
  readonly url: string;
  readonly company: Company;
  readonly fromCache: boolean;
  readonly repositories: Repositories;
  readonly pushFeed: PushFeed;
  readonly state: GitHostState;
  /** Takes a past of chosen times, and forgets; see `given`. */
  give(what: Given): Promise<Gave>;
  /** Rewrites the register of statements: these teams keep theirs. */
  setAttestations(teams: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Takes the port before it touches the data folder: a second start must not disturb the first one's repositories.
 */
export async function startGitHost(
  options: GitHostOptions,
): Promise<RunningGitHost> {
  const { port, faults } = options;
  let answer: RequestListener = (_request, response) => {
    response.writeHead(503, { 'Retry-After': '1' }).end();
  };
  const listening = await listen(
    (request, response) => answer(request, response),
    { port, faults, system: 'git-host' },
  );
  try {
    const { running, app } = await prepare(options, listening);
    answer = app;
    return running;
  } catch (error) {
    await listening.close();
    throw error;
  }
}

/** The company that was asked for, with its repositories. */
export function templateFor(
  options: Pick<
    GitHostOptions,
    | 'chapter'
    | 'seed'
    | 'services'
    | 'days'
    | 'companyNow'
    | 'clock'
    | 'dataDirectory'
  > & { readonly webUrl: string },
): Promise<Template> {
  const { clock, dataDirectory, webUrl, companyNow } = options;
  return cachedTemplate({
    dataDirectory,
    chapter: options.chapter ?? 'graveyard',
    seed: options.seed ?? 1,
    services: options.services ?? 180,
    days: options.days ?? 240,
    webUrl,
    today: clock.now(),
    ...(companyNow === undefined ? {} : { now: companyNow }),
  });
}

async function prepare(
  options: GitHostOptions,
  listening: Listening,
): Promise<{
  readonly running: RunningGitHost;
  readonly app: RequestListener;
}> {
  const { clock, faults, images, dataDirectory, onError } = options;
  const webUrl = listening.url;
  const template = await templateFor({ ...options, webUrl });
  const state = await GitHostState.create({
    template,
    clock,
    dataDirectory,
    webUrl,
    onError,
  });
  addTickets(state);
  const runs = new RunLog(state);
  const deployments = new DeploymentLog(state);
  const runner = new WorkflowRunner({
    state,
    runs,
    deployments,
    images,
    onError,
  });
  deliverWebhooks(state);
  if (options.portal !== undefined) {
    addPortalHook(state, options.portal);
  }
  const parts = { state, runs, deployments, runner, images };
  const app = gitHostApp(parts, faults);
  const running: RunningGitHost = {
    url: webUrl,
    company: state.company,
    fromCache: template.fromCache,
    repositories: createRepositories(state),
    pushFeed: {
      onPush: listener =>
        state.events.listen(event => {
          if (event.kind === 'push') {
            listener(event.push);
          }
        }),
    },
    state,
    give: what => give(parts, what),
    setAttestations: teams => applyAttestations(state, teams),
    close: async () => {
      await listening.close();
      state.close();
    },
  };
  return { running, app };
}
