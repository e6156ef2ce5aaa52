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
  plainMeaning,
  SourceError,
  type CollectContext,
  type Collector,
} from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
import { jobOf, type ControllerAccess } from './config';

const ANNOTATION = 'jenkins.io/job-full-name';

/** Answer of the pipeline stage view: `wfapi/describe` of a run. */
const runSchema = z.object({
  id: z.string(),
  startTimeMillis: z.number().optional(),
  stages: z.array(z.object({ name: z.string(), status: z.string() })).nullish(),
});

/** A folder's and a job's name are path segments of their own. */
function pathOf(job: string): string {
  const segments = job.split('/').filter(part => part !== '');
  const jobs = segments.map(part => `job/${encodeURIComponent(part)}`);
  return `/${jobs.join('/')}/lastSuccessfulBuild/wfapi/describe`;
}

/** Reads which stages the last successful run of a component's job went through. */
export class PipelineRunCollector implements Collector<PipelineRun> {
  readonly id = 'jenkins:pipeline-run';
  readonly produces = pipelineRun;
  readonly appliesTo = {
    kind: 'Component',
    lifecycle: ['production'],
    annotation: ANNOTATION,
  } as const;

  constructor(private readonly controllers: readonly ControllerAccess[]) {}

  async collect(
    subject: Subject,
    context: CollectContext,
  ): Promise<Observation<PipelineRun>> {
    const annotation = subject.annotations?.[ANNOTATION] ?? '';
    const address = jobOf(annotation, this.controllers);
    if (!address) {
      throw new SourceError(
        'unsupported',
        `No controller for '${annotation}' is configured under jenkins.instances`,
        { source: { kind: 'jenkins', instance: 'unknown' } },
      );
    }
    const { controller, job } = address;
    const source = { kind: 'jenkins', instance: controller.name };
    const client = context.http({
      source,
      baseUrl: controller.baseUrl,
      headers: controller.headers,
      meaningOf: plainMeaning,
    });
    const path = pathOf(job);
    const look = { source, request: { method: 'GET', path } };
    const response = await client.json(path, { allow: [404] });
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
        stages: (run.stages ?? [])
          .filter(({ status }) => status !== 'NOT_EXECUTED')
          .map(({ name }) => name),
      },
      { ...look, reliability: reliability.heuristic },
    );
  }
}
