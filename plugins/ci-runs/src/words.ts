import type { TranslationFunction } from '@backstage/frontend-plugin-api';
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
import type { ciRunsTranslationRef } from './translation';

/** Says a message of this plugin in the reader's language. */
export type Say = TranslationFunction<typeof ciRunsTranslationRef.T>;

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

/** The state of a run or a stage in one word. */
export function statusWord(
  status: CiRun['status'] | CiStage['status'],
  t: Say,
): string {
  return t(`status.${status}`);
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

/** How a sentence about a run begins: with the last one, the last that is known of, or any. */
function runWords(
  which: 'last' | 'known' | 'any',
  { branch }: CiRun,
  t: Say,
): string {
  return branch ? t(`run.${which}On`, { branch }) : t(`run.${which}`);
}

function lastRunSentence(run: CiRun, isOld: boolean, t: Say): string {
  const { status, branch } = run;
  const stage = decisiveStage(run);
  const last = runWords(isOld ? 'known' : 'last', run, t);
  const now = runWords(isOld ? 'known' : 'any', run, t);
  switch (status) {
    case 'passed':
    case 'unstable':
      return t(`summary.${status}`, { run: last });
    case 'failed':
    case 'cancelled':
      return stage
        ? t(`summary.${status}At`, { run: last, stage })
        : t(`summary.${status}`, { run: last });
    case 'running':
      if (isOld) return t('summary.wasRunning', { run: last });
      return stage
        ? t('summary.runningAt', { run: now, stage })
        : t('summary.running', { run: now });
    case 'waiting':
      return stage
        ? t('summary.waitingAt', { run: now, stage })
        : t('summary.waiting', { run: now });
    case 'queued':
      return t('summary.queued', { run: now });
    default:
      return branch ? t('summary.unknownOn', { branch }) : t('summary.unknown');
  }
}

/** The one sentence that answers "did the last change build?". */
export function summarise(answer: CiRuns, t: Say): string {
  switch (answer.outcome) {
    case 'absent':
      return t('noRun');
    case 'failed':
      return t('unknown');
    default: {
      const [last] = answer.runs;
      return last
        ? lastRunSentence(last, isMissing(answer, last.engine), t)
        : t('noRun');
    }
  }
}

function isMissing({ sources }: CiRuns, engine: CiEngine): boolean {
  return sources.some(
    source => source.engine === engine && source.outcome === 'failed',
  );
}

/** Why the runs are unknown and what would change that. */
export function explainUnknown(answer: CiRuns, t: Say): string {
  const failed = answer.sources.find(({ outcome }) => outcome === 'failed');
  const { says, fix } = explainFailure(answer.reason);
  return failed?.message
    ? `${failed.message} ${failed.remedy ?? fix}`
    : `${answer.repository ?? t('source')} ${says}. ${fix}`;
}

/** The sources whose answer is missing, as the line above the runs names them. */
export function missingSources({ sources }: CiRuns): readonly FailedSource[] {
  return sources.flatMap(({ name, outcome, reason, message, remedy }) =>
    outcome === 'failed'
      ? [
          {
            name,
            ...(reason === undefined ? {} : { reason }),
            ...(message === undefined ? {} : { message }),
            ...(remedy === undefined ? {} : { fix: remedy }),
          },
        ]
      : [],
  );
}

/** How the first run comes about, where nothing has run yet. */
export function firstRunHint({ sources }: CiRuns, t: Say): string {
  const [source] = sources;
  return source?.engine === 'jenkins'
    ? t('firstRun.jenkins')
    : t('firstRun.github');
}
