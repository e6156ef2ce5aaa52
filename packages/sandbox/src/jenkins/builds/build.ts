/**
 * A build is planned when it starts, and what it looks like follows from the time alone: nothing has to be running for it
 * to go on, and moving the sandbox's clock moves every build.
 */

/** How a build ended, as Jenkins calls it. */
export type Result =
  | 'SUCCESS'
  | 'UNSTABLE'
  | 'FAILURE'
  | 'NOT_BUILT'
  | 'ABORTED';

/** Words of the stage view. */
export type StageStatus =
  | 'SUCCESS'
  | 'UNSTABLE'
  | 'FAILED'
  | 'ABORTED'
  | 'IN_PROGRESS'
  | 'PAUSED_PENDING_INPUT';

/** A shared library as a build had it. */
export interface Library {
  readonly name: string;
  readonly ref: string;
  readonly sha: string;
}

/** Why a build was started. */
export type Cause =
  | { readonly kind: 'branch-event' }
  | { readonly kind: 'scm-change' }
  | { readonly kind: 'timer' }
  | { readonly kind: 'person'; readonly login: string; readonly name: string };

export interface PlannedStage {
  readonly name: string;
  readonly lastsMs: number;
  readonly outcome: 'SUCCESS' | 'UNSTABLE' | 'FAILED';
  /** It waits for somebody's consent before it goes on. */
  readonly asks?: string;
}

/** What somebody or something decided about a build while it ran. */
export interface Decision {
  readonly at: number;
  readonly by: string;
}

export interface BuildPlan {
  readonly number: number;
  readonly startedAt: number;
  readonly cause: Cause;
  readonly branch: string;
  /** Undefined for a job that checks nothing out. */
  readonly sha?: string;
  readonly message?: string;
  readonly author?: string;
  /** A shared library has a repository of its own, which Jenkins lists among a build's sources like any other. */
  readonly library?: Library;
  /** Work without stages, of jobs that know none. */
  readonly worksMs: number;
  readonly stages: readonly PlannedStage[];
  /** After so long everything ends, whatever it waits for. */
  readonly timeoutMs: number;
  consent?: Decision;
  stopped?: Decision & { readonly result: 'ABORTED' | 'NOT_BUILT' };
}

export interface StageState {
  readonly name: string;
  readonly status: StageStatus;
  readonly startedAt: number;
  readonly durationMs: number;
  readonly pausedMs: number;
}

export interface BuildState {
  /** Undefined while it runs. */
  readonly result: Result | undefined;
  readonly endedAt: number | undefined;
  readonly stages: readonly StageState[];
  /** What it waits for, while it does. */
  readonly asks: string | undefined;
}

/** From the start of a build to its first stage. */
export const QUEUED_MS = 300;

/** What Jenkins lists of a stage that it passes over after a failure: a moment, and the status of the failure. */
const PASSED_OVER_MS = 40;

/** The build at a time. */
export function stateAt(plan: BuildPlan, now: number): BuildState {
  const ends = Math.min(
    plan.startedAt + plan.timeoutMs,
    plan.stopped?.at ?? Number.POSITIVE_INFINITY,
  );
  const stages: StageState[] = [];
  let at = plan.startedAt + (plan.stages.length > 0 ? QUEUED_MS : plan.worksMs);
  let failed = false;
  let unstable = false;
  for (const stage of plan.stages) {
    if (at > now) {
      break;
    }
    const state: StageState = failed
      ? passedOver(stage, at)
      : goOn(stage, { at, ends, now, consent: plan.consent });
    stages.push(state);
    failed ||= state.status === 'FAILED';
    unstable ||= state.status === 'UNSTABLE';
    at = state.startedAt + state.durationMs;
    if (isOpen(state.status)) {
      const { asks } = stage;
      return {
        result: undefined,
        endedAt: undefined,
        stages,
        asks: state.status === 'PAUSED_PENDING_INPUT' ? asks : undefined,
      };
    }
    if (state.status === 'ABORTED') {
      return ended(plan.stopped?.result ?? 'ABORTED', at, stages);
    }
  }
  if (at > now) {
    return { result: undefined, endedAt: undefined, stages, asks: undefined };
  }
  if (plan.stages.length === 0 && plan.stopped) {
    return ended(plan.stopped.result, at, stages);
  }
  const worst = unstable ? 'UNSTABLE' : 'SUCCESS';
  return ended(failed ? 'FAILURE' : worst, at, stages);
}

function ended(
  result: Result,
  endedAt: number,
  stages: readonly StageState[],
): BuildState {
  return { result, endedAt, stages, asks: undefined };
}

function isOpen(status: StageStatus): boolean {
  return status === 'IN_PROGRESS' || status === 'PAUSED_PENDING_INPUT';
}

function passedOver({ name }: PlannedStage, at: number): StageState {
  return {
    name,
    status: 'FAILED',
    startedAt: at,
    durationMs: PASSED_OVER_MS,
    pausedMs: 0,
  };
}

function goOn(
  { name, lastsMs, outcome, asks }: PlannedStage,
  {
    at,
    ends,
    now,
    consent,
  }: {
    readonly at: number;
    readonly ends: number;
    readonly now: number;
    readonly consent: Decision | undefined;
  },
): StageState {
  const waits = asks !== undefined;
  const goesOnAt = waits
    ? Math.max(at, consent?.at ?? Number.POSITIVE_INFINITY)
    : at;
  const done = goesOnAt + lastsMs;
  const state = (status: StageStatus, until: number): StageState => ({
    name,
    status,
    startedAt: at,
    durationMs: until - at,
    pausedMs: waits ? Math.min(goesOnAt, until) - at : 0,
  });
  if (now < Math.min(done, ends)) {
    return state(now < goesOnAt ? 'PAUSED_PENDING_INPUT' : 'IN_PROGRESS', now);
  }
  return done <= ends
    ? state(outcome, done)
    : state('ABORTED', Math.max(at, ends));
}
