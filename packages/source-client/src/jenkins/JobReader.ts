import { z } from 'zod';
import type { SourceClient } from '../client/SourceClient';
import { SourceError, sourceError } from '../failure';
import { jobPath } from './jobPath';

/** What of a branch's job says that it builds the repository's main branch. */
export const branchSchema = z.object({
  name: z.string(),
  actions: z.array(z.object({ _class: z.string().optional() })).optional(),
});

const PRIMARY = 'jenkins.scm.api.metadata.PrimaryInstanceMetadataAction';

/** The job of the repository's main branch: the one that Jenkins marks, else the only one, else one that is called so. */
export function primaryOf<T extends z.infer<typeof branchSchema>>(
  jobs: readonly T[],
): T | undefined {
  const [only, ...others] = jobs;
  return (
    jobs.find(({ actions }) =>
      actions?.some(({ _class }) => _class === PRIMARY),
    ) ??
    (others.length === 0
      ? only
      : jobs.find(({ name }) => name === 'main' || name === 'master'))
  );
}

/** Pipelines are what the stage view knows; jobs of other kinds have no stages. */
export function isPipeline(className: string | undefined): boolean {
  return className === 'org.jenkinsci.plugins.workflow.job.WorkflowJob';
}

/** Whether an item has a job for each branch of one repository. */
export function isMultibranch(className: string | undefined): boolean {
  return (
    className ===
    'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject'
  );
}

/** Reads what the remote API says of one job; `tree` names the fields. */
export class JobReader {
  readonly #client: SourceClient;
  readonly #job: string;

  constructor(client: SourceClient, job: string) {
    this.#client = client;
    this.#job = job;
  }

  /** @throws SourceError */
  async read<T>(tree: string, schema: z.ZodType<T>): Promise<T> {
    const what = `the job ${this.#job}`;
    try {
      return await this.#client.read(`${jobPath(this.#job)}/api/json`, schema, {
        query: { tree },
        what,
        right: 'Job/Read',
      });
    } catch (error) {
      throw hiddenOrGone(error, what);
    }
  }
}

/** Jenkins tells nobody that there is a job which they may not read. */
function hiddenOrGone(error: unknown, what: string): unknown {
  return error instanceof SourceError &&
    error.reason === 'not_found' &&
    error.source
    ? sourceError(
        {
          reason: 'not_found',
          source: error.source,
          what,
          ...(error.status === undefined ? {} : { status: error.status }),
          remedy:
            'Check the annotation jenkins.io/job-full-name, and that the portal’s account has the right Job/Read there: Jenkins hides what somebody may not read.',
        },
        { cause: error },
      )
    : error;
}
