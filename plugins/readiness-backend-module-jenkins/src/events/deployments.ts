import type {
  DeliveryEventInput,
  DeliveryEventOf,
} from '@groundwork/plugin-readiness-common';
import { commitOf, parametersOf, type Build, type Stage } from './builds';
import type { DeployRules } from './deployRules';
import { starterOf } from './starter';

type State = DeliveryEventOf<'deployment-status'>['state'];

/** Whose builds they are. */
export interface BuiltJob {
  readonly place: string;
  /** Its page for people. */
  readonly url: string;
  /** Full name, as people configure it. */
  readonly name: string;
  /** Names of the repositories of its services, in small letters. */
  readonly repositories: ReadonlySet<string>;
  readonly rules: DeployRules;
}

/** What a build deployed: an event for each of its stages that deploys and was reached. */
export function deploymentsOf(
  job: BuiltJob,
  build: Build,
  stages: readonly Stage[] | undefined,
): readonly DeliveryEventInput[] {
  return stages === undefined
    ? wholeBuild(job, build)
    : reached(stages).flatMap(stage => ofStage(job, build, stage));
}

/**
 * Jenkins lists what a declarative pipeline passes over after a failure as failed too, and gives its last stage the status of
 * the run. What succeeded all the same ran, such as a step that always runs.
 */
function reached(stages: readonly Stage[]): readonly Stage[] {
  const failedAt = stages.findIndex(({ status }) => status === 'FAILED');
  return stages.filter(
    ({ status }, index) =>
      failedAt < 0 || index <= failedAt || status !== 'FAILED',
  );
}

function ofStage(
  job: BuiltJob,
  build: Build,
  stage: Stage,
): readonly DeliveryEventInput[] {
  const environment = job.rules.ofStage(stage.name, parametersOf(build));
  const state = stateOf(stage.status);
  if (environment === undefined || state === undefined) {
    return [];
  }
  const { startTimeMillis: startedAtMs, durationMillis } = stage;
  return [
    event(job, build, {
      id: stage.id,
      ...{ environment, state, startedAtMs },
      endedAtMs: startedAtMs + Math.max(0, durationMillis),
    }),
  ];
}

/** A job without stages deploys as a whole, where that is said of it. */
function wholeBuild(
  job: BuiltJob,
  build: Build,
): readonly DeliveryEventInput[] {
  const environment = job.rules.ofJob(job.name);
  const { building, result, timestamp, duration } = build;
  const state = building ? 'in_progress' : stateOf(result ?? '');
  return environment === undefined || state === undefined
    ? []
    : [
        event(job, build, {
          id: 'build',
          ...{ environment, state, startedAtMs: timestamp },
          endedAtMs: timestamp + Math.max(0, duration),
        }),
      ];
}

interface Deployed {
  readonly id: string;
  readonly environment: string;
  readonly state: State;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

function event(
  { place, repositories, url }: BuiltJob,
  build: Build,
  { id, environment, state, startedAtMs, endedAtMs }: Deployed,
): DeliveryEventInput {
  // A job that was made anew counts from one again.
  const runId = `${place}#${build.number}@${build.timestamp}`;
  const sha = commitOf(build, repositories);
  const startedBy = starterOf(build);
  return {
    kind: 'deployment',
    id: `${runId}/${id}`,
    ...{ place, environment, runId, startedAtMs },
    url: `${url}/${build.number}/`,
    ...(sha === undefined
      ? { withoutSha: { reason: 'not-checked-out' } }
      : { sha }),
    ...(startedBy === undefined ? {} : { startedBy }),
    statuses: [
      { state: 'in_progress', atMs: startedAtMs },
      ...(state === 'in_progress' ? [] : [{ state, atMs: endedAtMs }]),
    ],
  };
}

/** Words of the stage view and of builds; undefined for what did not run, or for a word that is not known. */
function stateOf(word: string): State | undefined {
  switch (word) {
    // Of an unstable one tests were not content, and it went on.
    case 'SUCCESS':
    case 'UNSTABLE':
      return 'success';
    case 'FAILED':
    case 'FAILURE':
      return 'failure';
    case 'ABORTED':
      return 'error';
    case 'IN_PROGRESS':
    case 'PAUSED_PENDING_INPUT':
      return 'in_progress';
    default:
      return undefined;
  }
}
