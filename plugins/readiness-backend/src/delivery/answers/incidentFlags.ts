import { UnattributedReason } from '@groundwork/delivery-metrics';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { PRODUCTION_TIER } from '../tiers';
import type { QualityFacts } from './qualityFacts';
import { dayOf } from './timeWords';
import { UncountedIncident } from './uncountedIncidents';

type Flag = ReadinessSchemas['DeliveryFlag'];

const MOST_NAMES = 5;
const HOUR_MS = 3_600_000;

/** Incidents of a window that make no deployment fail; what is not said of them makes the change fail rate look better. */
export function* incidentFlags(facts: QualityFacts): Iterable<Flag> {
  // What went wrong counts in production alone.
  if (facts.telling.tier === PRODUCTION_TIER) {
    yield* unattributedFlags(facts);
    yield* unplacedFlags(facts);
    yield* withdrawnFlags(facts);
  }
  yield* elsewhereFlags(facts);
}

/** What nobody can be blamed for is listed, not dropped. */
function* unattributedFlags(facts: QualityFacts): Iterable<Flag> {
  const { reasons, latest } = facts.unattributed;
  const days = daysOf(facts);
  const total = reasons.reduce((sum, { incidents }) => sum + incidents, 0);
  if (total > 0) {
    const why = reasons.map(
      ({ reason, incidents }) =>
        `${incidents} ${
          unattributedWords(reason, facts)[incidents === 1 ? 0 : 1]
        }`,
    );
    yield {
      type: 'incidents-unattributed',
      sentence: `${
        total === 1
          ? `1 incident of ${days} is attributed to no deployment, so none failed by it`
          : `${total} incidents of ${days} are attributed to no deployment, so none failed by them`
      }: ${why.join('; ')}.`,
      incidents: latest.map(each =>
        describe(each, unattributedWords(each.why, facts)[0]),
      ),
    };
  }
}

/** What is said of one incident, and of several. */
function unattributedWords(
  reason: UnattributedReason,
  { attributionMs }: QualityFacts,
): readonly [string, string] {
  const before = `in the ${attributionMs / HOUR_MS} hours before`;
  switch (reason) {
    case 'no-deployment-near':
      return [
        `began when no deployment was under way and none had ended ${before}`,
        `began when no deployment was under way and none had ended ${before}`,
      ];
    case 'not-change-caused':
      return [
        'is said by its source to be caused by no change',
        'are said by their sources to be caused by no change',
      ];
    case 'link-unknown':
      return [
        'names a deployment that nobody knows',
        'name deployments that nobody knows',
      ];
    case 'set-aside':
      return [
        'was caused by none, as somebody said here',
        'were caused by none, as somebody said here',
      ];
    default:
      throw new Error(`Unknown reason ${String(reason satisfies never)}`);
  }
}

/** Nobody's incidents: a label with a slip of the pen takes a failure from a service. */
function* unplacedFlags(facts: QualityFacts): Iterable<Flag> {
  const { total, latest } = facts.unplaced;
  const days = daysOf(facts);
  if (total > 0) {
    yield {
      type: 'incidents-of-nobody',
      sentence: `${
        total === 1
          ? `1 incident of ${days} names no service that the catalog knows, so it counts`
          : `${total} incidents of ${days} name no service that the catalog knows, so they count`
      } for nobody until the catalog knows the service or the incident names another one.`,
      incidents: latest.map(each =>
        describe(
          each,
          each.why.length === 0
            ? 'names no service'
            : `names ${each.why.join(', ')}`,
        ),
      ),
    };
  }
}

/** The collectors page shows the sentence without a choice of windows. */
function daysOf({ telling: { window } }: QualityFacts): string {
  return window.days === 1 ? 'this day' : `these ${window.days} days`;
}

function describe(
  { id, title, url, impactStartedAtMs }: UncountedIncident<unknown>,
  why: string,
): NonNullable<Flag['incidents']>[number] {
  return {
    ...{ id, why, title },
    ...(url === undefined ? {} : { url }),
    impactStartedAt: new Date(impactStartedAtMs).toISOString(),
  };
}

/** What was counted before and is not now is said, by name where they are few. */
function* withdrawnFlags({ withdrawn, telling }: QualityFacts): Iterable<Flag> {
  const type = 'incidents-withdrawn';
  const { timeZone } = telling.window;
  for (const { title, atMs, reason } of withdrawn.slice(0, MOST_NAMES)) {
    yield {
      type,
      sentence: `The incident “${title}” does not count, because ${reason} on ${dayOf(
        atMs,
        timeZone,
      )}.`,
    };
  }
  const more = withdrawn.length - MOST_NAMES;
  if (more > 0) {
    yield {
      type,
      sentence: `${more} more incidents do not count, because their sources took them back.`,
    };
  }
}

/** An incident that was told and counts nowhere is named: who looks for it here learns where it stands. */
function* elsewhereFlags({ elsewhere, telling }: QualityFacts): Iterable<Flag> {
  const type = 'incidents-elsewhere';
  const counts =
    telling.tier === PRODUCTION_TIER
      ? 'nobody in production'
      : `nobody in ${telling.tier}: what goes wrong is counted in production alone`;
  for (const { title, environment } of elsewhere.slice(0, MOST_NAMES)) {
    yield {
      type,
      sentence: `The incident “${title}” was told of ${environment}, and counts for ${counts}.`,
    };
  }
  const more = elsewhere.length - MOST_NAMES;
  if (more > 0) {
    yield {
      type,
      sentence: `${more} more incidents were told of other environments than production, and count for ${counts}.`,
    };
  }
}
