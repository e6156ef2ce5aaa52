import type { CiStage } from '@groundwork/plugin-ci-runs-common';
import { z } from 'zod';

const stageSchema = z.object({
  name: z.string(),
  status: z.string(),
  startTimeMillis: z.number().nullish(),
  durationMillis: z.number().nullish(),
});

/** Answer of the stage view: the newest runs of a job, eleven at most. */
export const stagedRunsSchema = z.array(
  z.object({
    id: z.string(),
    status: z.string(),
    stages: z.array(stageSchema),
  }),
);

/** One run of the stage view. */
export type StagedRun = z.infer<typeof stagedRunsSchema>[number];

const BY_STATUS: Readonly<Record<string, CiStage['status']>> = {
  SUCCESS: 'passed',
  UNSTABLE: 'unstable',
  FAILED: 'failed',
  ABORTED: 'cancelled',
  IN_PROGRESS: 'running',
  PAUSED_PENDING_INPUT: 'waiting',
  NOT_EXECUTED: 'skipped',
  SKIPPED: 'skipped',
};

/** Jenkins lists what a declarative pipeline passes over after a failure as failed too, in a moment of time. */
const PASSED_OVER_MS = 1_000;

/** The stages of a run as people mean them. */
export function ciStagesOf({ stages }: StagedRun): CiStage[] {
  const failedAt = stages.findIndex(({ status }) => status === 'FAILED');
  return stages.map((stage, index) => {
    const { name, status, startTimeMillis, durationMillis } = stage;
    const isPassedOver =
      failedAt >= 0 &&
      index > failedAt &&
      status === 'FAILED' &&
      (durationMillis ?? 0) < PASSED_OVER_MS;
    return {
      name,
      status: isPassedOver ? 'skipped' : BY_STATUS[status] ?? 'unknown',
      ...(startTimeMillis
        ? { startedAt: new Date(startTimeMillis).toISOString() }
        : {}),
      ...(isPassedOver || (durationMillis ?? -1) < 0
        ? {}
        : { durationMs: Math.round(durationMillis ?? 0) }),
    };
  });
}
