import type { RequestListener } from 'node:http';
import type {
  Clock,
  Company,
  FaultPlan,
  ImageStore,
  PushFeed,
  Repositories,
} from '../company';
import { listen, type Listening } from '../faults';
import { createJenkinsServer } from './api/jenkins-server';
import { LiveBuilds } from './builds/live-builds';
import { JobStore } from './model/job-store';

export interface JenkinsOptions {
  readonly company: Company;
  readonly repositories: Repositories;
  readonly pushFeed: PushFeed;
  readonly images: ImageStore;
  readonly clock: Clock;
  readonly faults: FaultPlan;
  /** 0 takes a free port. */
  readonly port: number;
  /** Base of the repositories' addresses, for instance `http://localhost:7101`. */
  readonly gitHostUrl: string;
  readonly onError: (error: unknown) => void;
}

/** The controller that builds the legacy lineage. */
export async function startJenkins(
  options: JenkinsOptions,
): Promise<Listening> {
  const { company, repositories, pushFeed, clock, faults, port } = options;
  const store = new JobStore(company, repositories);
  const live = new LiveBuilds({ ...options, store });
  let root = '';
  const app: RequestListener = createJenkinsServer({
    store,
    live,
    clock,
    faults,
    addresses: () => ({
      root,
      organisation: `${options.gitHostUrl}/${company.organisation}`,
    }),
  });
  const listening = await listen(app, { port, faults, system: 'jenkins' });
  root = `${listening.url}/`;
  pushFeed.onPush(push => live.pushed(push));
  return listening;
}
