import { stateAt, type BuildPlan, type Cause } from '../builds/build';
import { displayNameOf } from '../export/builds';
import type { Job } from '../model/items';

/** What a build has written so far. */
export function consoleText(job: Job, build: BuildPlan, now: number): string {
  const { stages, result, asks } = stateAt(build, now);
  const lines = [
    startedBy(build.cause),
    ...(build.sha === undefined ? [] : [`Checking out Revision ${build.sha}`]),
    ...(stages.length > 0 ? ['[Pipeline] Start of Pipeline'] : []),
    ...stages.flatMap(({ name, status, pausedMs }, index) => {
      const isPassedOver =
        index > 0 &&
        status === 'FAILED' &&
        stages.slice(0, index).some(earlier => earlier.status === 'FAILED');
      return [
        `[Pipeline] { (${name})`,
        ...(isPassedOver
          ? [`Stage "${name}" skipped due to earlier failure(s)`]
          : []),
        ...(status === 'FAILED' && !isPassedOver
          ? ['ERROR: script returned exit code 1']
          : []),
        ...(pausedMs > 0 && build.consent !== undefined
          ? [`Approved by ${build.consent.by}`]
          : []),
        ...(status === 'ABORTED'
          ? [build.stopped?.by ?? 'Timeout has been exceeded']
          : []),
      ];
    }),
    ...(asks === undefined ? [] : [asks, 'Proceed or Abort']),
    ...(result === undefined ? [] : [`Finished: ${result}`]),
  ];
  return `${displayNameOf(job)} #${build.number}\n${lines.join('\n')}\n`;
}

function startedBy(cause: Cause): string {
  switch (cause.kind) {
    case 'branch-event':
      return 'Push event to branch';
    case 'scm-change':
      return 'Started by an SCM change';
    case 'timer':
      return 'Started by timer';
    case 'person':
      return `Started by user ${cause.name}`;
    default:
      throw new RangeError(`no words for ${String(cause satisfies never)}`);
  }
}
