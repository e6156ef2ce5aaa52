import type { CollectContext } from '@groundwork/plugin-readiness-node';
import {
  branchSchema,
  isMultibranch,
  isPipeline,
  jenkinsOf,
  jobPath,
  primaryOf,
  type JobAddress,
} from '@groundwork/source-client/jenkins';
import { z } from 'zod';

/** Everything that Jenkins exports says its class; what does not is no job. */
const withBuild = {
  _class: z.string(),
  lastSuccessfulBuild: z.object({ number: z.number() }).nullish(),
};

const itemSchema = z.object({
  ...withBuild,
  jobs: z.array(branchSchema.extend(withBuild)).nullish(),
});

const JOB = 'name,lastSuccessfulBuild[number]';
const TREE = `${JOB},jobs[${JOB},actions[_class]]`;

/** Which build of which job shows how a component is delivered, or why none does. */
export type BuildingJob =
  | { readonly found: true; readonly path: string; readonly number: number }
  | { readonly found: false; readonly why: string };

/**
 * The last successful build of the job that a component names; where that has a job for each branch, of the main one.
 *
 * @throws SourceError
 */
export async function buildingJob(
  { sources }: Pick<CollectContext, 'sources'>,
  address: JobAddress,
): Promise<BuildingJob> {
  const { job } = address;
  const item = await jenkinsOf(sources).reader(address).read(TREE, itemSchema);
  if (item.jobs && !isMultibranch(item._class)) {
    return none(`${job} is a folder, and none of its jobs is named.`);
  }
  const primary = item.jobs ? primaryOf(item.jobs) : { ...item, name: '' };
  if (!primary) {
    return none(`${job} has no job that is known to build the main branch.`);
  }
  if (!primary.lastSuccessfulBuild) {
    return none(`${job} has no successful run.`);
  }
  if (!isPipeline(primary._class)) {
    return none(`${job} is not a pipeline: its runs have no stages.`);
  }
  return {
    found: true,
    path: `${jobPath(job)}${jobPath(primary.name)}`,
    number: primary.lastSuccessfulBuild.number,
  };
}

function none(why: string): BuildingJob {
  return { found: false, why };
}
