import type {
  CiEngine,
  CiRun,
  CiRuns,
  CiRunStatus,
} from '@groundwork/plugin-ci-runs-common';
import { explainFailure } from '@groundwork/plugin-status-react';
import type { StatusOutcome } from '@groundwork/plugin-status-react';

/** The shape and colour that go with a state. */
export function runOutcome(status: CiRunStatus): StatusOutcome {
  switch (status) {
    case 'passed':
      return 'passes';
    case 'queued':
    case 'running':
      return 'partly';
    case 'failed':
      return 'fails';
    case 'cancelled':
      return 'not-applicable';
    default:
      return 'unknown';
  }
}

function engineName(engine: CiEngine): string {
  return engine === 'jenkins' ? 'Jenkins' : 'GitHub Actions';
}

function lastRunSentence({ status, branch }: CiRun): string {
  const where = branch ? ` on ${branch}` : '';
  switch (status) {
    case 'passed':
      return `The last run${where} passed.`;
    case 'failed':
      return `The last run${where} failed.`;
    case 'cancelled':
      return `The last run${where} was cancelled.`;
    case 'running':
      return `A run${where} is under way.`;
    case 'queued':
      return `A run${where} waits for a machine or for somebody.`;
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
      return last ? lastRunSentence(last) : 'No pipeline has run yet.';
    }
  }
}

/** Why the runs are unknown and what would change that. */
export function explainUnknown(answer: CiRuns): string {
  const { says, fix } = explainFailure(answer.reason ?? 'unreachable');
  if (answer.reason === 'unsupported' && answer.engines.length > 0) {
    const engines = answer.engines.map(engineName).join(' and ');
    return `${answer.repository} builds on ${engines}, which no connected source knows. ${fix}`;
  }
  return `The host of ${answer.repository} ${says}. ${fix}`;
}
