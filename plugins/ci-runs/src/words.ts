import type {
  CiEngine,
  CiRun,
  CiRuns,
  CiStage,
} from '@groundwork/plugin-ci-runs-common';
import { explainFailure } from '@groundwork/plugin-status-react';
import type {
  FailedSource,
  StatusOutcome,
} from '@groundwork/plugin-status-react';

/** The shape and colour that go with the state of a run or a stage. */
export function runOutcome(
  status: CiRun['status'] | CiStage['status'],
): StatusOutcome {
  switch (status) {
    case 'passed':
      return 'passes';
    case 'queued':
    case 'running':
    case 'waiting':
    case 'unstable':
      return 'partly';
    case 'failed':
      return 'fails';
    case 'cancelled':
    case 'skipped':
      return 'not-applicable';
    default:
      return 'unknown';
  }
}

function engineName(engine: CiEngine): string {
  return engine === 'jenkins' ? 'Jenkins' : 'GitHub Actions';
}

/** The stage that a state is about: where it failed, stopped, or waits. */
export function decisiveStage({ status, stages }: CiRun): string | undefined {
  switch (status) {
    case 'failed':
    case 'unstable':
    case 'running':
    case 'waiting':
    case 'cancelled':
      return stages?.find(stage => stage.status === status)?.name;
    default:
      return undefined;
  }
}

function lastRunSentence(run: CiRun, isOld: boolean): string {
  const { status, branch } = run;
  const where = branch ? ` on ${branch}` : '';
  const stage = decisiveStage(run);
  const at = stage ? ` at ${stage}` : '';
  const last = isOld ? 'The last known run' : 'The last run';
  switch (status) {
    case 'passed':
      return `${last}${where} passed.`;
    case 'unstable':
      return `${last}${where} went through, and tests failed.`;
    case 'failed':
      return `${last}${where} failed${at}.`;
    case 'cancelled':
      return `${last}${where} was cancelled${at}.`;
    case 'running':
      return isOld
        ? `${last}${where} was under way.`
        : `A run${where} is under way${at}.`;
    case 'waiting':
      return `${isOld ? last : 'A run'}${where} waits for consent${at}.`;
    case 'queued':
      return `${isOld ? last : 'A run'}${where} waits for a machine.`;
    default:
      return `The state of the last run${where} is unknown.`;
  }
}

/** The one sentence that answers "did the last change build?". */
export function summarise(answer: CiRuns): string {
  switch (answer.outcome) {
    case 'absent':
      return 'No pipeline has run yet.';
    case 'failed':
      return 'CI runs are unknown.';
    default: {
      const [last] = answer.runs;
      return last
        ? lastRunSentence(last, isMissing(answer, last.engine))
        : 'No pipeline has run yet.';
    }
  }
}

function isMissing({ sources }: CiRuns, engine: CiEngine): boolean {
  return sources.some(
    source => source.engine === engine && source.outcome === 'failed',
  );
}

/** Why the runs are unknown and what would change that. */
export function explainUnknown(answer: CiRuns): string {
  const failed = answer.sources.find(({ outcome }) => outcome === 'failed');
  const { says, fix } = explainFailure(answer.reason ?? 'unreachable');
  return failed?.message
    ? `${failed.message} ${failed.remedy ?? fix}`
    : `${answer.repository ?? 'The source'} ${says}. ${fix}`;
}

/** The sources whose answer is missing, as the line above the runs names them. */
export function missingSources({ sources }: CiRuns): readonly FailedSource[] {
  return sources.flatMap(({ name, outcome, reason, message, remedy }) =>
    outcome === 'failed'
      ? [
          {
            name,
            reason: reason ?? 'unreachable',
            ...(message === undefined ? {} : { message }),
            ...(remedy === undefined ? {} : { fix: remedy }),
          },
        ]
      : [],
  );
}

/** How the first run comes about, where nothing has run yet. */
export function firstRunHint({ sources }: CiRuns): string {
  const [source] = sources;
  return source?.engine === 'jenkins'
    ? `${engineName(
        'jenkins',
      )} answered: nothing has run. A push starts the first run.`
    : 'The Git host answered: nothing has run. A workflow file in .github/workflows starts the first run.';
}
