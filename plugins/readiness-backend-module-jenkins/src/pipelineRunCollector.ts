import {
  absent,
  observed,
  pipelineRun,
  reliability,
  type Observation,
  type PipelineRun,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import {
  SourceError,
  type CollectContext,
  type Collector,
} from '@groundwork/plugin-readiness-node';
import { jenkinsOf, jobPath } from '@groundwork/source-client/jenkins';
import { z } from 'zod';

const ANNOTATION = 'jenkins.io/job-full-name';

/** Answer of the pipeline stage view: `wfapi/describe` of a run. */
const runSchema = z.object({
  id: z.string(),
  startTimeMillis: z.number().optional(),
  stages: z.array(z.object({ name: z.string(), status: z.string() })),
});

/** Reads which stages the last successful run of a component's job went through. */
export class PipelineRunCollector implements Collector<PipelineRun> {
  readonly id = 'jenkins:pipeline-run';
  readonly produces = pipelineRun;
  readonly appliesTo = {
    kind: 'Component',
    lifecycle: ['production'],
    annotation: ANNOTATION,
  } as const;

  async collect(
    subject: Subject,
    context: CollectContext,
  ): Promise<Observation<PipelineRun>> {
    const annotation = subject.annotations?.[ANNOTATION] ?? '';
    const jenkins = jenkinsOf(context.sources);
    const address = jenkins.jobOf(annotation);
    if (!address) {
      throw new SourceError(
        'unsupported',
        `No controller for '${annotation}' is configured under jenkins.instances`,
        { source: { kind: 'jenkins', instance: 'unknown' } },
      );
    }
    const { controller, job } = address;
    const path = `${jobPath(job)}/lastSuccessfulBuild/wfapi/describe`;
    const look = {
      source: controller.target.source,
      request: { method: 'GET', path },
    };
    const response = await jenkins
      .client(controller)
      .json(path, { allow: [404], what: `the last run of ${job}` });
    if (response.status === 404)
      return absent(`${job} is not there or has no successful run.`, look);
    const run = runSchema.parse(response.body);
    return observed(
      {
        job,
        run: run.id,
        ...(run.startTimeMillis === undefined
          ? {}
          : { startedAt: new Date(run.startTimeMillis).toISOString() }),
        stages: run.stages
          .filter(({ status }) => status !== 'NOT_EXECUTED')
          .map(({ name }) => name),
      },
      { ...look, reliability: reliability.heuristic },
    );
  }
}
