import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { SourceClients, SourceError } from '@groundwork/source-client';
import { parseRepository } from '../github/parseRepository';
import { ServiceRepository } from '../github/ServiceRepository';
import { poll } from '../poll';
import { isPassing, sourceFailure } from '../sourceFailure';
import { StepFailure, type StepFailureOptions } from '../StepFailure';
import { withinRun } from '../withinRun';

type PipelineRun = NonNullable<
  Awaited<ReturnType<ServiceRepository['latestRun']>>
>;

/**
 * A first run is through when it succeeded, and also when it stands before an
 * approval: staging is done then, and production is a person's decision.
 */
function isThrough(run: PipelineRun): boolean {
  return run.status === 'completed' || run.status === 'waiting';
}

/** Looks for the run of a commit again and again, and remembers what it saw last. */
function watch(watched: {
  readonly repository: ServiceRepository;
  readonly commitSha: string;
  readonly created: readonly string[];
  readonly tell: (message: string) => void;
}) {
  const { repository, commitSha, created, tell } = watched;
  let seen: PipelineRun | undefined;
  let silence: SourceError | undefined;
  return {
    /** What is wrong with a pipeline that was not through in time. */
    complaint(after: string): Omit<StepFailureOptions, 'created'> {
      if (silence) {
        return {
          problem: `The pipeline was not seen to end ${after}. ${silence.says}`,
          remedy: seen
            ? `Look at ${seen.html_url}; it goes on without the portal.`
            : 'Wait until it answers.',
        };
      }
      return seen
        ? {
            problem: `The pipeline was not through ${after}: ${seen.html_url}`,
            remedy: 'Look at the run; it goes on without the portal.',
          }
        : {
            problem: `No pipeline had started ${after} for ${repository.webUrl}.`,
            remedy: 'Check that Actions are allowed for the repository.',
          };
    },
    async look(): Promise<PipelineRun | undefined> {
      try {
        const run = await repository.latestRun(commitSha);
        if (run && run.id !== seen?.id) {
          tell(`Pipeline started: ${run.html_url}`);
        }
        silence = undefined;
        seen = run ?? seen;
        return run && isThrough(run) ? run : undefined;
      } catch (error) {
        if (!isPassing(error)) {
          throw sourceFailure(error, created);
        }
        // Its words may count down the seconds until it may be asked again.
        if (silence?.reason !== error.reason) {
          tell(error.says);
        }
        silence = error;
        return undefined;
      }
    },
  };
}

/** Waits for the first run of a repository's pipeline. */
export function createWaitForPipelineAction(sources: SourceClients) {
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
      const created = ctx.input.created ?? [];
      const watched = watch({
        repository: new ServiceRepository(
          withinRun(sources, ctx.signal),
          parseRepository(ctx.input.repoUrl),
        ),
        commitSha,
        created,
        tell: message => ctx.logger.info(message),
      });
      const done = await poll(() => watched.look(), {
        timeoutMs: timeoutSeconds * 1000,
        intervalMs: pollSeconds * 1000,
        signal: ctx.signal,
      });
      if (!done) {
        throw new StepFailure({
          ...watched.complaint(`after ${timeoutSeconds} seconds`),
          created,
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
