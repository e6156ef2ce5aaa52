import {
  stateAt,
  type BuildPlan,
  type BuildState,
  type Result,
  type StageStatus,
} from '../builds/build';
import { pathOf, type Job } from '../model/items';

/** Declarative pipelines give a question an id made from its place; ours have one question each. */
export const INPUT_ID = 'C0ffee5afe0000000000000000000001';

/** More than these the stage view never lists: it looks at the limit after it has added one. */
const LISTED_RUNS = 11;

const BY_RESULT: Readonly<Record<Result, StageStatus>> = {
  SUCCESS: 'SUCCESS',
  UNSTABLE: 'UNSTABLE',
  FAILURE: 'FAILED',
  // A run that something interrupted, whatever result it was given.
  NOT_BUILT: 'ABORTED',
  ABORTED: 'ABORTED',
};

function statusOf({ result, asks }: BuildState): StageStatus {
  if (result !== undefined) {
    return BY_RESULT[result];
  }
  return asks === undefined ? 'IN_PROGRESS' : 'PAUSED_PENDING_INPUT';
}

const link = (href: string) => ({ href });

/** `wfapi/describe` of a job. */
export function describeJob(job: Job) {
  const path = `/${pathOf(job.fullName)}wfapi`;
  return {
    _links: { self: link(`${path}/describe`), runs: link(`${path}/runs`) },
    name: job.displayName,
    runCount: job.builds?.length ?? 0,
  };
}

/** `wfapi/runs`, newest first, down to the one called `since`. */
export function describeRuns(job: Job, now: number, since: string) {
  const newest = (job.builds ?? []).toReversed().slice(0, LISTED_RUNS);
  const last = newest.findIndex(({ number }) => `#${number}` === since);
  return newest
    .slice(0, last < 0 ? newest.length : last + 1)
    .map(build => describeRun(job, build, now));
}

/** `wfapi/describe` of a build. */
export function describeRun(job: Job, build: BuildPlan, now: number) {
  const state = stateAt(build, now);
  const path = `/${pathOf(job.fullName)}${build.number}`;
  const status = statusOf(state);
  const first = state.stages[0]?.startedAt ?? build.startedAt;
  const end = state.endedAt ?? now;
  return {
    _links: {
      self: link(`${path}/wfapi/describe`),
      ...(state.asks === undefined
        ? {}
        : {
            pendingInputActions: link(`${path}/wfapi/pendingInputActions`),
            nextPendingInputAction: link(
              `${path}/wfapi/nextPendingInputAction`,
            ),
          }),
    },
    id: String(build.number),
    name: `#${build.number}`,
    status,
    startTimeMillis: build.startedAt,
    endTimeMillis: end,
    durationMillis: Math.max(0, end - first),
    queueDurationMillis: first - build.startedAt,
    pauseDurationMillis: state.stages.reduce(
      (sum, { pausedMs }) => sum + pausedMs,
      0,
    ),
    stages: state.stages.map((stage, index) => ({
      _links: {
        self: link(`${path}/execution/node/${6 + index * 9}/wfapi/describe`),
      },
      id: String(6 + index * 9),
      name: stage.name,
      execNode: '',
      // The last stage always has the status of the run, whatever happened in it.
      status: index === state.stages.length - 1 ? status : stage.status,
      startTimeMillis: stage.startedAt,
      durationMillis: stage.durationMs,
      pauseDurationMillis: stage.pausedMs,
    })),
  };
}

/** `wfapi/pendingInputActions` of a build. */
export function describePendingInput(job: Job, build: BuildPlan, now: number) {
  const { asks } = stateAt(build, now);
  const path = `/${pathOf(job.fullName)}${build.number}`;
  return asks === undefined
    ? []
    : [
        {
          id: INPUT_ID,
          message: asks,
          proceedText: 'Proceed',
          proceedUrl: `${path}/input/${INPUT_ID}/proceedEmpty`,
          abortUrl: `${path}/input/${INPUT_ID}/abort`,
          redirectApprovalUrl: `${path}/input/`,
          inputs: [],
        },
      ];
}
