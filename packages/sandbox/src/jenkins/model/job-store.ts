import {
  historyOfService,
  jenkinsJobsOf,
  type Company,
  type JenkinsJobPlan,
  type Repositories,
} from '../../company';
import type { BuildPlan } from '../builds/build';
import { libraryOf, readPipeline, type Pipeline } from '../builds/jenkinsfile';
import { KEPT_BUILDS, pastBuilds } from '../builds/past-builds';
import { branchJob, type Folder, type Item, type Job } from './items';

const DAY = 86_400_000;
/** A job of the controller itself: nobody's repository, started by the clock. */
const HOUSEKEEPING = 'clean-workspaces';

/** Every item of the controller. Builds of the past are made when somebody first looks at their job. */
export class JobStore {
  readonly root: Folder;
  readonly #company: Company;
  readonly #repositories: Repositories;
  readonly #loading = new Map<Job, Promise<void>>();

  constructor(company: Company, repositories: Repositories) {
    this.#company = company;
    this.#repositories = repositories;
    this.root = {
      type: 'folder',
      name: '',
      fullName: '',
      items: [...foldersOf(company), housekeeping()],
    };
  }

  /** The item with these names from the root down. */
  find(names: readonly string[]): Item | undefined {
    return names.reduce<Item | undefined>(
      (item, name) =>
        item === undefined || item.type === 'job'
          ? undefined
          : item.items.find(each => each.name === name),
      this.root,
    );
  }

  /** The jobs that build a repository, by the plan that they share. */
  planOf(repository: string): JenkinsJobPlan | undefined {
    return jenkinsJobsOf(this.#company).get(repository);
  }

  /** Makes the builds of every job at and below an item. */
  async load(item: Item): Promise<void> {
    if (item.type !== 'job') {
      await Promise.all(item.items.map(each => this.load(each)));
      return;
    }
    const loading = this.#loading.get(item) ?? this.#load(item);
    this.#loading.set(item, loading);
    await loading;
  }

  /** Adds a build at the end and lets log rotation take the oldest. */
  async add(job: Job, make: (number: number) => BuildPlan): Promise<BuildPlan> {
    await this.load(job);
    const builds = job.builds ?? [];
    const plan = make((builds.at(-1)?.number ?? 0) + 1);
    job.builds = [...builds, plan].slice(-KEPT_BUILDS);
    return plan;
  }

  /** What the Jenkinsfile of a repository says at a commit; undefined where there is none. */
  async pipelineOf(
    repository: string,
    commit: string,
  ): Promise<Pipeline | undefined> {
    const file = await this.#repositories.readFile(
      repository,
      commit,
      'Jenkinsfile',
    );
    if (file === undefined) {
      return undefined;
    }
    const called = libraryOf(file);
    if (called === undefined) {
      return readPipeline(file);
    }
    const { name, ref, path } = called;
    const [sha, text] = await Promise.all([
      this.#repositories.resolve(name, ref),
      this.#repositories.readFile(name, ref, path),
    ]);
    return {
      ...readPipeline(text ?? ''),
      ...(sha === undefined ? {} : { library: { name, ref, sha } }),
    };
  }

  /** The Jenkinsfile as it is, or as it was before the repository took another pipeline. */
  async #lastPipeline({
    repository,
    services,
  }: JenkinsJobPlan): Promise<Pipeline | undefined> {
    const [service] = services;
    const index =
      service?.work &&
      historyOfService(this.#company, service).findIndex(
        ({ kind }) => kind === 'converge',
      );
    const before =
      service === undefined || index === undefined || index < 1
        ? undefined
        : await this.#repositories.releaseCommit(service.name, index - 1);
    return this.pipelineOf(repository, before ?? 'HEAD');
  }

  async #load(job: Job): Promise<void> {
    if (job.builds !== undefined) {
      return;
    }
    const { plan } = job;
    if (plan === undefined) {
      job.builds = nightly(this.#company.now);
      return;
    }
    if (!job.isPrimary) {
      job.builds = [];
      return;
    }
    job.builds = await pastBuilds({
      company: this.#company,
      repositories: this.#repositories,
      plan,
      pipeline: (await this.#lastPipeline(plan)) ?? readPipeline(''),
    });
  }
}

function foldersOf(company: Company): readonly Folder[] {
  const folders = new Map<string, Item[]>();
  for (const plan of jenkinsJobsOf(company).values()) {
    const [folder = '', name = ''] = plan.fullName.split('/');
    folders.set(folder, [...(folders.get(folder) ?? []), itemOf(plan, name)]);
  }
  return [...folders].map(([name, items]) => ({
    type: 'folder',
    name,
    fullName: name,
    items,
  }));
}

function itemOf(plan: JenkinsJobPlan, name: string): Item {
  const { fullName, kind } = plan;
  if (kind === 'multibranch') {
    return {
      type: 'multibranch',
      name,
      fullName,
      plan,
      items: [branchJob(plan, 'main')],
    };
  }
  return {
    ...branchJob(plan, 'main'),
    kind,
    name,
    fullName,
    displayName: name,
  };
}

function housekeeping(): Job {
  return {
    type: 'job',
    name: HOUSEKEEPING,
    fullName: HOUSEKEEPING,
    displayName: HOUSEKEEPING,
    kind: 'freestyle',
    branch: '',
    isPrimary: true,
    isDisabled: false,
    plan: undefined,
    builds: undefined,
  };
}

function nightly(now: number): BuildPlan[] {
  const midnight = now - (now % DAY);
  return Array.from({ length: KEPT_BUILDS }, (_, index) => ({
    number: 900 + index,
    startedAt: midnight - (KEPT_BUILDS - 1 - index) * DAY,
    cause: { kind: 'timer' },
    branch: '',
    worksMs: 95_000,
    stages: [],
    timeoutMs: DAY,
  }));
}
