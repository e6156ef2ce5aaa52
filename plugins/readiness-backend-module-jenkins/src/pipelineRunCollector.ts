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
import { jenkinsOf } from '@groundwork/source-client/jenkins';
import { z } from 'zod';
import { buildingJob } from './buildingJob';

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
    const { source } = controller.target;
    const built = await buildingJob(context, address);
    if (!built.found) return absent(built.why, { source });
    const path = `${built.path}/${built.number}/wfapi/describe`;
    const look = { source, request: { method: 'GET', path } };
    const run = await jenkins.client(controller).read(path, runSchema, {
      what: `the stages of ${job} #${built.number}`,
      right: 'Job/Read',
    });
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
      // A run log. What its stages' names mean is guessed later, and discounted there.
      { ...look, reliability: reliability.declaredMapping },
    );
  }
}
