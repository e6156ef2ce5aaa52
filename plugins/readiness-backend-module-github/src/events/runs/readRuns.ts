/** Ways to the runs of a repository, by REST: GraphQL does not list them. */
import {
  SourceError,
  type StreamsContext,
  type TimeWindow,
} from '@groundwork/plugin-readiness-node';
import { githubOf, type GithubScope } from '@groundwork/source-client/github';
import { z } from 'zod';
import { jobSchema, runSchema, type Job, type Run } from './runEvents';

const RUNS_RIGHT = 'Actions: read';

const runsSchema = z.object({
  total_count: z.number(),
  workflow_runs: z.array(runSchema),
});
const jobsSchema = z.object({
  total_count: z.number(),
  jobs: z.array(jobSchema),
});

/** Asks for runs of one repository during one reading. */
export class RunReader {
  readonly #base: string;
  readonly #what: string;
  readonly #client;

  constructor(
    { sources }: Pick<StreamsContext, 'sources'>,
    repository: GithubScope,
  ) {
    const { owner, name } = repository;
    this.#base = `/repos/${owner}/${name}/actions/runs`;
    this.#what = `of ${owner}/${name}`;
    this.#client = sources.client(githubOf(sources).target(repository));
  }

  /** Runs that were created in a window, both ends included; the newest first. */
  list(
    { fromMs, toMs }: TimeWindow,
    { page, perPage }: { readonly page: number; readonly perPage: number },
  ) {
    const created = `${seconds(fromMs)}..${seconds(toMs)}`;
    const query = { created, page: String(page), per_page: String(perPage) };
    const what = `the runs ${this.#what}`;
    return this.#client.read(this.#base, runsSchema, {
      ...{ query, what, right: RUNS_RIGHT },
    });
  }

  /** How many were created in a window. */
  async count(window: TimeWindow): Promise<number> {
    return (await this.list(window, { page: 1, perPage: 1 })).total_count;
  }

  /** Undefined for one that somebody has deleted. */
  async run(id: string): Promise<Run | undefined> {
    const what = `run ${id} ${this.#what}`;
    try {
      return await this.#client.read(`${this.#base}/${id}`, runSchema, {
        ...{ what, right: RUNS_RIGHT },
      });
    } catch (error) {
      if (error instanceof SourceError && error.reason === 'not_found') {
        return undefined;
      }
      throw error;
    }
  }

  /** Jobs of every attempt. */
  async jobs(run: number): Promise<readonly Job[]> {
    const jobs: Job[] = [];
    for (let page = 1; ; page += 1) {
      const query = {
        ...{ filter: 'all', page: String(page), per_page: '100' },
      };
      const what = `the jobs of run ${run} ${this.#what}`;
      const found = await this.#client.read(
        `${this.#base}/${run}/jobs`,
        jobsSchema,
        { query, what, right: RUNS_RIGHT },
      );
      jobs.push(...found.jobs);
      if (found.jobs.length === 0 || jobs.length >= found.total_count) {
        return jobs;
      }
    }
  }
}

/** GitHub's filters know no parts of seconds. */
function seconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
