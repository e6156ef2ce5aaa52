import {
  AttributionRule,
  DeploymentRecord,
} from '@groundwork/delivery-metrics';
import { absenceClause, absenceOf } from '../../commitAbsence';
import { dayOf, minuteOf } from '../timeWords';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** A span of time as rules say it. */
export function spanWords(ms: number): string {
  if (ms < MINUTE_MS) {
    return 'less than a minute';
  }
  if (ms < HOUR_MS) {
    return `${Math.round(ms / MINUTE_MS)} min`;
  }
  return ms < 10 * DAY_MS
    ? `${Number((ms / HOUR_MS).toFixed(1))} h`
    : `${Math.round(ms / DAY_MS)} days`;
}

/** Why an incident counts as caused by a deployment. */
export function causeWords(
  rule: AttributionRule,
  {
    impactMs,
    finishedAtMs,
    attributionMs,
  }: {
    readonly impactMs: number;
    readonly finishedAtMs: number;
    readonly attributionMs: number;
  },
): string {
  switch (rule) {
    case 'link':
      return 'The incident names this deployment as its cause.';
    case 'running':
      return 'The incident began while this deployment was rolling out.';
    case 'latest-before':
      return `The incident began ${spanWords(
        impactMs - finishedAtMs,
      )} after this deployment finished, the latest one before it; the limit is ${spanWords(
        attributionMs,
      )}.`;
    default:
      throw new Error(`Unknown rule ${rule satisfies never}`);
  }
}

/** What made a deployment the kind it is. */
export function kindRule(
  record: Pick<DeploymentRecord, 'status' | 'kind' | 'sha' | 'withoutSha'>,
  {
    tier,
    deployedBefore,
  }: { readonly tier: string; readonly deployedBefore: number | undefined },
): string {
  const { status, kind, sha } = record;
  if (status === 'failure') {
    return `Broken: not every ${tier} environment of this run came to a success.`;
  }
  const short = sha?.slice(0, 7);
  switch (kind) {
    case 'baseline':
      return 'First: no earlier deployment of the service is known, so what it brought cannot be told.';
    case 'forward':
      return `Forward: the commit ${short} was not in ${tier} before.`;
    case 'redeploy':
      return `Redeployment: the commit ${short} was running already.`;
    case 'rollback':
      return deployedBefore === undefined
        ? `Rollback: the commit ${short} is an ancestor of the one that was running, and this deployment began after that one finished.`
        : `Rollback: the commit ${short} was deployed before, on ${dayOf(
            deployedBefore,
            'UTC',
          )}, and this deployment began after the running one finished.`;
    case 'late':
      return `Late: the commit ${short} is older than the one that was running, and this deployment had begun before that one finished.`;
    case 'unknown':
    case undefined:
      return `Unknown, because no commit of it is known: ${absenceClause(
        absenceOf(record) ?? 'not-told',
      )}.`;
    default:
      throw new Error(`Unknown kind ${kind satisfies never}`);
  }
}

/** A moment as rules say it: of what sources wrote, so on the clock that all of them share. */
export function momentWords(timeMs: number): string {
  return minuteOf(timeMs, 'UTC');
}
