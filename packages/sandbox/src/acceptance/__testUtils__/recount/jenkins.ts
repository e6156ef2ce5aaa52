import { z } from 'zod';
import { askJenkins } from '../servers';
import type { Attempt } from './rollouts';

const builds = z.object({
  allBuilds: z.array(
    z.object({
      number: z.number(),
      timestamp: z.number(),
      actions: z.array(
        z.object({
          lastBuiltRevision: z.object({ SHA1: z.string() }).optional(),
          remoteUrls: z.array(z.string()).optional(),
        }),
      ),
    }),
  ),
});
const stages = z.object({
  stages: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      status: z.string(),
      startTimeMillis: z.number(),
      durationMillis: z.number(),
    }),
  ),
});

/** How the portal calls all controllers together; it stands before each of their ids. */
export const JENKINS = 'jenkins:all';
const TREE =
  'allBuilds[number,timestamp,actions[lastBuiltRevision[SHA1],remoteUrls]]';

/** The builds of a job that came to its stage for production. What comes after a stage that failed never ran. */
export async function readBuilds(
  job: string,
  repository: string,
): Promise<readonly Attempt[]> {
  const path = `/job/${job.split('/').join('/job/')}`;
  const { allBuilds } = builds.parse(
    await askJenkins(`${path}/api/json?tree=${TREE}`),
  );
  const found: Attempt[] = [];
  for (const { number, timestamp, actions } of allBuilds) {
    const run = `${JENKINS}/job:default/${job}#${number}@${timestamp}`;
    const told = stages.parse(
      await askJenkins(`${path}/${number}/wfapi/describe`),
    );
    for (const stage of told.stages) {
      const { id, name, status, startTimeMillis, durationMillis } = stage;
      if (name === 'Deploy production' && /SUCCESS|FAILED/.test(status)) {
        const source = actions.find(({ remoteUrls }) =>
          remoteUrls?.some(url => url.endsWith(`/${repository}.git`)),
        );
        found.push({
          ...{ id: `${run}/${id}`, run, environment: 'production' },
          sha: source?.lastBuiltRevision?.SHA1,
          startedAt: startTimeMillis,
          outcome: status === 'SUCCESS' ? 'success' : 'failure',
          endedAt: startTimeMillis + durationMillis,
        });
      }
      if (status === 'FAILED') break;
    }
  }
  return found;
}
