import type { Clock, ImageStore, PushEvent, Repositories } from '../../company';
import { branchJob, type Item, type Job } from '../model/items';
import type { JobStore } from '../model/job-store';
import { QUEUED_MS, type BuildPlan, type Cause } from './build';
import type { Pipeline } from './jenkinsfile';

/** So that a visitor sees a build go through its stages. */
const STAGE_MS = 1_500;

export interface LiveBuildsOptions {
  readonly store: JobStore;
  readonly repositories: Repositories;
  readonly images: ImageStore;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** Starts builds: after a push, and when somebody asks for one. */
export class LiveBuilds {
  readonly #options: LiveBuildsOptions;

  constructor(options: LiveBuildsOptions) {
    this.#options = options;
  }

  /** A push to a repository that a job builds; other branches get a job where the repository's jobs are by branch. */
  pushed({ repository, branch, after, pusher }: PushEvent): void {
    const { store, onError } = this.#options;
    const plan = store.planOf(repository);
    const item = plan && store.find(plan.fullName.split('/'));
    if (item === undefined || plan?.isDisabled === true) {
      return;
    }
    this.#build(item, { branch, sha: after, pusher }).catch(onError);
  }

  /** What somebody starts by hand builds the head of the job's branch. */
  async start(job: Job, cause: Cause): Promise<BuildPlan> {
    const { plan, branch } = job;
    const sha =
      plan &&
      (await this.#options.repositories.resolve(plan.repository, branch));
    return this.#add(job, {
      cause,
      ...(sha === undefined ? {} : { sha }),
      pipeline: plan && (await this.#pipelineOf(job, sha ?? 'HEAD')),
    });
  }

  async #build(
    item: Item,
    {
      branch,
      sha,
      pusher,
    }: {
      readonly branch: string;
      readonly sha: string;
      readonly pusher: string;
    },
  ): Promise<void> {
    const job = jobOf(item, branch);
    if (job === undefined) {
      return;
    }
    const pipeline = await this.#pipelineOf(job, sha);
    const isByBranch = job.kind === 'multibranch';
    if (pipeline === undefined && hasPipeline(job)) {
      return;
    }
    if (item.type === 'multibranch' && !item.items.includes(job)) {
      item.items.push(job);
    }
    const [commit] = await this.#options.repositories.log(
      job.plan?.repository ?? '',
      { ref: sha, limit: 1 },
    );
    await this.#add(job, {
      cause: { kind: isByBranch ? 'branch-event' : 'scm-change' },
      sha,
      message: commit?.message.split('\n')[0] ?? '',
      author: commit?.author ?? pusher,
      pipeline,
    });
  }

  async #pipelineOf(job: Job, ref: string): Promise<Pipeline | undefined> {
    return hasPipeline(job) && job.plan
      ? this.#options.store.pipelineOf(job.plan.repository, ref)
      : undefined;
  }

  async #add(
    job: Job,
    {
      pipeline,
      ...about
    }: Pick<BuildPlan, 'cause' | 'sha' | 'message' | 'author'> & {
      readonly pipeline: Pipeline | undefined;
    },
  ): Promise<BuildPlan> {
    const { store, clock } = this.#options;
    const build = await store.add(job, number => ({
      ...about,
      number,
      startedAt: clock.now(),
      branch: job.branch,
      stages: (pipeline?.stages ?? []).map(stage => ({
        ...stage,
        lastsMs: STAGE_MS,
        outcome: 'SUCCESS',
      })),
      worksMs: 6 * STAGE_MS,
      timeoutMs: pipeline?.timeoutMs ?? 3_600_000,
      ...(pipeline?.library === undefined ? {} : { library: pipeline.library }),
    }));
    this.#pushImages(job, build);
    return build;
  }

  /** The stage that builds the image pushes it under the build's number, as the Jenkinsfiles say. */
  #pushImages({ plan }: Job, { number, sha, stages }: BuildPlan): void {
    const { clock, images } = this.#options;
    const place = stages.findIndex(({ name }) => name === 'Image');
    if (plan === undefined || sha === undefined || place < 0) {
      return;
    }
    clock.after(QUEUED_MS + (place + 1) * STAGE_MS, () => {
      for (const { name } of plan.services) {
        images.add({
          name,
          tag: String(number),
          repository: plan.repository,
          revision: sha,
        });
      }
    });
  }
}

function hasPipeline({ kind }: Job): boolean {
  return kind === 'multibranch' || kind === 'pipeline';
}

/** The job that builds a branch: one of its own, the only one for `main`, or none. */
function jobOf(item: Item, branch: string): Job | undefined {
  if (item.type === 'multibranch') {
    return (
      item.items.find(job => job.branch === branch) ??
      branchJob(item.plan, branch)
    );
  }
  return item.type === 'job' && item.branch === branch ? item : undefined;
}
