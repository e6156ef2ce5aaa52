import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { GithubClient } from '../github/GithubClient';
import { gitHostFailure } from '../github/gitHostFailure';
import { parseRepository } from '../github/parseRepository';
import { type PipelineRun, latestRun } from '../github/pipelineRun';
import { ServiceRepository } from '../github/ServiceRepository';
import { poll } from '../poll';
import { StepFailure } from '../StepFailure';

/**
 * A first run is through when it succeeded, and also when it stands before an
 * approval: staging is done then, and production is a person's decision.
 */
function isThrough(run: PipelineRun): boolean {
  return run.status === 'completed' || run.status === 'waiting';
}

/** Waits for the first run of a repository's pipeline. */
export function createWaitForPipelineAction(github: GithubClient) {
  return createTemplateAction({
    id: 'groundwork:pipeline:wait',
    description: 'Waits until the pipeline of a commit is through.',
    schema: {
      input: {
        repoUrl: z => z.string(),
        commitSha: z =>
          z.string().describe('The commit whose run is waited for'),
        timeoutSeconds: z => z.number().int().min(10).max(3600).optional(),
        pollSeconds: z => z.number().min(0.05).max(60).optional(),
        created: z => z.array(z.string()).optional(),
      },
      output: {
        runUrl: z => z.string(),
        status: z => z.string().describe('success, or waiting for an approval'),
      },
    },
    async handler(ctx) {
      const { commitSha, timeoutSeconds = 900, pollSeconds = 1 } = ctx.input;
      const repository = new ServiceRepository(
        github,
        parseRepository(ctx.input.repoUrl),
        ctx.signal,
      );
      const created = ctx.input.created ?? [];
      let seen: PipelineRun | undefined;
      const look = async () => {
        const run = await latestRun(repository, commitSha).catch(error => {
          throw gitHostFailure(error, created);
        });
        if (run && run.id !== seen?.id) {
          ctx.logger.info(`Pipeline started: ${run.html_url}`);
        }
        seen = run ?? seen;
        return run && isThrough(run) ? run : undefined;
      };
      const done = await poll(look, {
        timeoutMs: timeoutSeconds * 1000,
        intervalMs: pollSeconds * 1000,
        signal: ctx.signal,
      });
      if (!done) {
        throw new StepFailure({
          problem: seen
            ? `The pipeline was not through after ${timeoutSeconds} seconds: ${seen.html_url}`
            : `No pipeline started within ${timeoutSeconds} seconds for ${repository.webUrl}.`,
          created,
          remedy: seen
            ? 'Look at the run; it goes on without the portal.'
            : 'Check that Actions are allowed for the repository.',
        });
      }
      if (done.status === 'completed' && done.conclusion !== 'success') {
        throw new StepFailure({
          problem: `The pipeline ended with ${
            done.conclusion ?? 'no result'
          }: ${done.html_url}`,
          created,
          remedy:
            'Read its log, and start the run again there or push a correction.',
        });
      }
      ctx.logger.info('Pipeline passed: tested, scanned, image published');
      ctx.output('runUrl', done.html_url);
      ctx.output('status', done.status === 'completed' ? 'success' : 'waiting');
    },
  });
}
