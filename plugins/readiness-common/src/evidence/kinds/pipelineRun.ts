import { z } from 'zod';
import { defineEvidenceKind } from '../kind';
import { reliability } from '../observation';

const valueSchema = z.object({
  /** Full name of the job: `team/service/main`. */
  job: z.string(),
  /** Number of the run. */
  run: z.string(),
  /** ISO time at which the run started. */
  startedAt: z.string().optional(),
  /** Names of the stages that ran, in order. */
  stages: z.array(z.string()),
});

/** What the last successful run of a component's delivery job did. Subject: the component. */
export type PipelineRun = Readonly<z.infer<typeof valueSchema>>;

/** See {@link PipelineRun}. It stands in where a pipeline's file is made by code at run time. */
export const pipelineRun = defineEvidenceKind<PipelineRun>({
  id: 'pipeline-run',
  title: 'Stages that the last delivery of a service went through',
  schema: valueSchema,
  leastReliability: reliability.heuristic,
});
