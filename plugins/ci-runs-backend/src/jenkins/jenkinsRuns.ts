import type { CiRun } from '@groundwork/plugin-ci-runs-common';
import {
  nameOf,
  SourceError,
  sourceError,
  type SourceClients,
} from '@groundwork/source-client';
import {
  isMultibranch,
  isPipeline,
  jenkinsOf,
  jobPath,
  type JobAddress,
} from '@groundwork/source-client/jenkins';
import type { RunsOfOne, RunsQuery, Seen } from '../sources';
import { ciRunOf, jobSchema, treeOf, type JobWithBuilds } from './builds';
import { ciStagesOf, stagedRunsSchema, type StagedRun } from './stages';

/** A job whose builds are shown, and the path at which its stages are. */
interface ShownJob {
  readonly path: string;
  readonly branch: string | undefined;
  readonly job: Pick<JobWithBuilds, '_class' | 'builds' | 'disabled'>;
}

/** A run and the job that it belongs to. */
interface Found {
  readonly run: CiRun;
  readonly number: number;
  readonly of: ShownJob;
}

/** The builds of a job, or of the jobs of a repository's branches. */
export function jenkinsRuns(
  sources: SourceClients,
  address: JobAddress,
  repository: string | undefined,
): RunsOfOne {
  const { controller, job } = address;
  const { source } = controller.target;
  return {
    engine: 'jenkins',
    name: nameOf(source),
    url: `${controller.baseUrl}${jobPath(job)}/`,
    question: JSON.stringify([source, job, repository]),
    async look(query, signal): Promise<Seen> {
      const use = sources.within({ signal });
      const item = await jenkinsOf(use)
        .reader(address)
        .read(treeOf(query.limit), jobSchema);
      const found = newestOf(item, { address, repository, query });
      const { stagesOf, note } = await readStages(use, address, found);
      const runs = found.map(({ run, ...place }) => {
        const staged = stagesOf(place.of, place.number);
        return staged ? withStages(run, staged) : run;
      });
      const jobs = jobsOf(item, address);
      const notes = [
        ...(jobs.length > 0 && jobs.every(({ job: each }) => each.disabled)
          ? ['The job is switched off in Jenkins.']
          : []),
        ...(note === undefined ? [] : [note]),
      ];
      return {
        outcome: runs.length > 0 ? 'observed' : 'absent',
        engines: ['jenkins'],
        runs,
        ...(runs.length > 0 ? {} : { message: `${job} has not run yet.` }),
        ...(notes.length > 0 ? { note: notes.join(' ') } : {}),
      };
    },
  };
}

/** @throws SourceError for a folder, of which nobody knows which of its jobs is meant */
function jobsOf(
  item: JobWithBuilds,
  { controller, job }: JobAddress,
): readonly ShownJob[] {
  if (!item.jobs) {
    return [{ path: jobPath(job), branch: undefined, job: item }];
  }
  if (!isMultibranch(item._class)) {
    throw sourceError({
      reason: 'unsupported',
      source: controller.target.source,
      what: `the job ${job}`,
      detail: `${job} is a folder`,
      remedy:
        'Name the job in it, or the project that builds its branches, with the annotation jenkins.io/job-full-name.',
    });
  }
  return item.jobs.map(each => ({
    path: `${jobPath(job)}${jobPath(each.name)}`,
    branch: decoded(each.name),
    job: each,
  }));
}

/** Jenkins encodes in a job's name what a branch may be called and a job may not. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // A branch whose own name looks half encoded is called as Jenkins calls it.
    return name;
  }
}

function newestOf(
  item: JobWithBuilds,
  {
    address,
    repository,
    query: { limit, branch },
  }: {
    readonly address: JobAddress;
    readonly repository: string | undefined;
    readonly query: RunsQuery;
  },
): readonly Found[] {
  return jobsOf(item, address)
    .flatMap(of =>
      (of.job.builds ?? []).map(build => ({
        run: ciRunOf(build, {
          job: address.job,
          branch: of.branch,
          repository,
        }),
        number: build.number,
        startedAt: build.timestamp,
        of,
      })),
    )
    .filter(({ run }) => branch === undefined || run.branch === branch)
    .sort((a, b) => b.startedAt - a.startedAt)
    .slice(0, limit);
}

/** Builds that the stage view does not list any more have no stages to show. */
async function readStages(
  sources: SourceClients,
  { controller, job }: JobAddress,
  found: readonly Found[],
): Promise<{
  readonly stagesOf: (of: ShownJob, number: number) => StagedRun | undefined;
  readonly note?: string;
}> {
  const client = jenkinsOf(sources).client(controller);
  const jobs = [...new Set(found.map(({ of }) => of))].filter(
    ({ job: { _class } }) => isPipeline(_class),
  );
  const staged = new Map<ShownJob, readonly StagedRun[]>();
  const notes = new Set<string>();
  await Promise.all(
    jobs.map(async of => {
      try {
        const runs = await client.read(
          `${of.path}/wfapi/runs`,
          stagedRunsSchema,
          { what: `the stages of ${job}`, right: 'Job/Read' },
        );
        staged.set(of, runs);
      } catch (error) {
        if (!(error instanceof SourceError)) {
          throw error;
        }
        notes.add(
          error.reason === 'not_found'
            ? 'Stages are not shown: the controller has no Pipeline: Stage View plugin.'
            : `Stages are unknown: ${error.message}`,
        );
      }
    }),
  );
  return {
    stagesOf: (of, number) =>
      staged.get(of)?.find(({ id }) => id === String(number)),
    ...(notes.size > 0 ? { note: [...notes].join(' ') } : {}),
  };
}

/** The stage view knows one thing that the build does not: that it waits for somebody. */
function withStages(run: CiRun, staged: StagedRun): CiRun {
  const waits =
    run.status === 'running' && staged.status === 'PAUSED_PENDING_INPUT';
  return {
    ...run,
    ...(waits ? { status: 'waiting' as const } : {}),
    stages: ciStagesOf(staged),
  };
}
