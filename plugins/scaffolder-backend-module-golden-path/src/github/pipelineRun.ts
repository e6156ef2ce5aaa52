import { z } from 'zod';
import { githubMessage } from './GithubClient';
import type { ServiceRepository } from './ServiceRepository';

const runsSchema = z.object({
  workflow_runs: z.array(
    z.object({
      id: z.number(),
      status: z.string().nullish(),
      conclusion: z.string().nullish(),
      html_url: z.string(),
    }),
  ),
});

/** One run of a workflow as far as waiting for it needs. */
export type PipelineRun = z.infer<typeof runsSchema>['workflow_runs'][number];

/** The newest run of a commit; `undefined` while there is none or the Git host has a bad moment. */
export async function latestRun(
  repository: ServiceRepository,
  commitSha: string,
): Promise<PipelineRun | undefined> {
  const query = new URLSearchParams({ head_sha: commitSha, per_page: '5' });
  const answer = await repository.send({ path: `/actions/runs?${query}` });
  if (answer.status >= 500 || answer.status === 429) {
    return undefined;
  }
  const runs = runsSchema.safeParse(answer.body);
  if (answer.status !== 200 || !runs.success) {
    throw new Error(
      `The Git host did not let the portal read the pipeline (${githubMessage(
        answer,
      )}).`,
    );
  }
  return runs.data.workflow_runs[0];
}
