import { z } from 'zod';
import {
  type GithubAnswer,
  GithubUnreachable,
  githubMessage,
} from './GithubClient';
import { RepositoryRefusal, type ServiceRepository } from './ServiceRepository';

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

/** A moment in which the Git host is busy or away is no reason to give up waiting. */
async function patiently(
  ask: () => Promise<GithubAnswer>,
): Promise<GithubAnswer | undefined> {
  try {
    const answer = await ask();
    return answer.status >= 500 || answer.status === 429 ? undefined : answer;
  } catch (error) {
    if (error instanceof GithubUnreachable) {
      return undefined;
    }
    throw error;
  }
}

/** The newest run of a commit; `undefined` while there is none or the Git host has a bad moment. */
export async function latestRun(
  repository: ServiceRepository,
  commitSha: string,
): Promise<PipelineRun | undefined> {
  const query = new URLSearchParams({ head_sha: commitSha, per_page: '5' });
  const answer = await patiently(() =>
    repository.send({ path: `/actions/runs?${query}` }),
  );
  if (answer === undefined) {
    return undefined;
  }
  const runs = runsSchema.safeParse(answer.body);
  if (answer.status !== 200 || !runs.success) {
    throw new RepositoryRefusal(
      `The Git host did not let the portal read the pipeline (${githubMessage(
        answer,
      )}).`,
    );
  }
  return runs.data.workflow_runs[0];
}
